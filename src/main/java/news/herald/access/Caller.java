package news.herald.access;

import java.time.Instant;
import java.util.Set;
import news.herald.accounts.Account;
import news.herald.accounts.Role;
import news.herald.tokens.Tokens;
import news.herald.topics.Scope;

/**
 * Somebody who proved to own an account. Immutable.
 *
 * @param scope how far the right to read and to write extends
 * @param passwordGiven whether somebody else chose the password, so that nothing may be done before it is changed
 * @param passwordChanged by which another password is told from the one that was proved
 */
record Caller(String name, Set<Role> roles, Scope scope, boolean passwordGiven, Instant passwordChanged) {

    Caller {
        roles = Set.copyOf(roles);
    }

    static Caller of(Account account) {
        return new Caller(
                account.name(), account.roles(), account.scope(), account.isPasswordGiven(), account.passwordChanged());
    }

    /** With a token nobody is more than an editor; and nothing, while somebody else has chosen the owner's password. */
    static Caller of(Tokens.Holder holder) {
        Caller owner = of(holder.account());
        Set<Role> roles = owner.isInRole(Role.EDITORS) ? Set.of(Role.EDITOR) : Set.of();
        return new Caller(
                owner.name(),
                roles,
                holder.scope().within(owner.scope()),
                owner.passwordGiven(),
                owner.passwordChanged());
    }

    boolean isInRole(String word) {
        return Role.of(word)
                .filter(role -> roles.contains(role) || roles.contains(Role.ADMIN))
                .isPresent();
    }

    /** As the editing side knows it. */
    news.herald.topics.Caller known() {
        boolean editor = isInRole(Role.EDITORS);
        return new news.herald.topics.Caller(
                name, editor || isInRole(Role.READERS), editor, isInRole(Role.OPERATORS), scope);
    }
}
