package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import news.herald.accounts.Account;
import news.herald.accounts.Role;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static Caller caller(Role role) {
        return Caller.of(new Account("anna", "hash", Set.of(role)));
    }

    @Test
    void anAdminIsInEveryRoleThatExistsAndInNoOther() {
        Caller admin = caller(Role.ADMIN);
        assertTrue(admin.isInRole(Role.EDITORS));
        assertTrue(admin.isInRole(Role.OPERATORS));
        assertFalse(admin.isInRole("publisher"));
    }

    @Test
    void anEditorIsNoAdmin() {
        assertFalse(caller(Role.EDITOR).isInRole(Role.ADMINS));
    }
}
