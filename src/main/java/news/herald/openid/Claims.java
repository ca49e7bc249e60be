package news.herald.openid;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.herald.accounts.Account;
import news.herald.config.Settings;
import news.herald.openid.SignInFailed.Reason;

/**
 * What a believed ID token says of a person. Immutable.
 *
 * @param all as JSON has them
 */
record Claims(Map<String, Object> all) {

    private static final List<String> NAMES = List.of("preferred_username", "email", "sub");

    /** @throws SignInFailed when they give no role or no name */
    Person person(Settings.OpenId openId) throws SignInFailed {
        String subject = (String) all.get("sub");
        Optional<String> name = NAMES.stream()
                .map(all::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(Account::isName)
                .findFirst();
        if (name.isEmpty()) {
            throw new SignInFailed(Reason.NO_NAME, "none of " + NAMES + " is a name that an account may have");
        }
        return new Person(openId.issuer(), subject, name.get(), roles(openId));
    }

    /** None, for whom the provider knows and Herald is no business of. */
    private Set<String> roles(Settings.OpenId openId) {
        Set<String> roles = new LinkedHashSet<>();
        values(openId.rolesClaim()).forEach(value -> roles.addAll(openId.roles().getOrDefault(value, Set.of())));
        return roles;
    }

    /** A claim may have dots in its name, as addresses do; else they lead into it, as with Keycloak's realm_access.roles. */
    private Stream<String> values(String path) {
        Object found = all.containsKey(path) ? all.get(path) : within(all, List.of(path.split("\\.")));
        if (found instanceof Collection<?> many) {
            return many.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return found instanceof String one ? Stream.of(one) : Stream.empty();
    }

    private static Object within(Object members, List<String> steps) {
        if (steps.isEmpty()) {
            return members;
        }
        return members instanceof Map<?, ?> map ? within(map.get(steps.get(0)), steps.subList(1, steps.size())) : null;
    }
}
