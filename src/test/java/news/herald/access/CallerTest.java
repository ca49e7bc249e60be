package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import news.herald.accounts.Role;
import news.herald.topics.Scope;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void anAdminIsInEveryRoleThatExistsAndInNoOther() {
        Caller admin = new Caller("anna", Set.of(Role.ADMIN), Scope.ALL, false);
        assertTrue(admin.isInRole(Role.EDITORS));
        assertTrue(admin.isInRole(Role.OPERATORS));
        assertFalse(admin.isInRole("publisher"));
    }

    @Test
    void anEditorIsNoAdmin() {
        assertFalse(new Caller("anna", Set.of(Role.EDITOR), Scope.ALL, false).isInRole(Role.ADMINS));
    }
}
