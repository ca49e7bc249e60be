package news.herald.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "elevenchars", "aaaaaaaaaaaaaaaa", "abababababab", "Mara-2026-secret", "with a\nline break"})
    void oneThatIsGuessedSoonIsRefused(String password) {
        assertTrue(Passwords.fault(password, "mara").isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "\u7d05\u304f\u71c3\u3048\u308b\u79cb\u306e\u5c71\u3092\u6b69\u304f\u65e5",
                "twelve chars"
            })
    void anyLongOneIsFineWhateverItsCharacters(String password) {
        assertEquals(Optional.empty(), Passwords.fault(password, "mara"));
    }

    @Test
    void theLongestFitsInAHeader() {
        String most = "\uD83C\uDF42\u7d05abc".repeat(40).substring(0, Passwords.MOST);
        assertEquals(Optional.empty(), Passwords.fault(most, "mara"));
        assertTrue(Passwords.fault(most + "x", "mara").isPresent());
    }
}
