package news.herald.access;

import java.security.Principal;
import java.util.Set;
import news.herald.accounts.Account;
import news.herald.accounts.Role;

/**
 * Somebody who proved to own an account. Immutable.
 *
 * @param passwordGiven whether somebody else chose the password, so that nothing may be done before it is changed
 */
record Caller(String name, Set<Role> roles, boolean passwordGiven) implements Principal {

    Caller {
        roles = Set.copyOf(roles);
    }

    static Caller of(Account account) {
        return new Caller(account.name(), account.roles(), account.isPasswordGiven());
    }

    @Override
    public String getName() {
        return name;
    }

    boolean isInRole(String word) {
        return Role.of(word)
                .filter(role -> roles.contains(role) || roles.contains(Role.ADMIN))
                .isPresent();
    }
}
