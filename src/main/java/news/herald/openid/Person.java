package news.herald.openid;

import java.util.Set;

/**
 * Whom the provider vouches for. Immutable.
 *
 * @param subject the same for ever, and of one person with this issuer
 * @param name that fits an account, of what the provider calls them
 * @param roles in words, at least one
 */
public record Person(String issuer, String subject, String name, Set<String> roles) {

    public Person {
        roles = Set.copyOf(roles);
    }
}
