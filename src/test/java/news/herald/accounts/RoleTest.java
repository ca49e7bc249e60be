package news.herald.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {

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
