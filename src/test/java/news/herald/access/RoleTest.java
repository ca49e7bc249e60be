package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void anAdminIsInEveryRoleThatExistsAndInNoOther() {
        Caller admin = new Caller("anna", Set.of(Role.ADMIN));
        assertTrue(admin.isInRole(Role.EDITORS));
        assertTrue(admin.isInRole(Role.OPERATORS));
        assertFalse(admin.isInRole("publisher"));
    }

    @Test
    void anEditorIsNoAdmin() {
        assertFalse(new Caller("anna", Set.of(Role.EDITOR)).isInRole(Role.ADMINS));
    }

    @Test
    void aRoleOfALaterVersionGivesNoRight() {
        assertEquals(Set.of(Role.EDITOR), Role.parse("editor, publisher,,"));
        assertEquals(Set.of(), Role.parse(""));
    }

    @Test
    void theConstantsAreTheWords() {
        assertEquals(Role.EDITORS, Role.EDITOR.word());
        assertEquals(Role.OPERATORS, Role.OPERATOR.word());
        assertEquals(Role.ADMINS, Role.ADMIN.word());
    }

    @Test
    void anAccountsNameCannotForgeALogLine() {
        assertThrows(IllegalArgumentException.class, () -> new Account("a\nb", "hash", Set.of()));
    }
}
