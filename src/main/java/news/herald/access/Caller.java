package news.herald.access;

import java.security.Principal;
import java.util.Set;

/** Somebody who proved to own an account. Immutable. */
record Caller(String name, Set<Role> roles) implements Principal {

    Caller {
        roles = Set.copyOf(roles);
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
