package news.herald.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "elevenchars", "with a\nline break"})
    void oneThatIsTooShortOrOfSeveralLinesIsRefused(String password) {
        assertTrue(Passwords.fault(password).isPresent());
    }

    @Test
    void theLongestFitsInAHeader() {
        String most = "\uD83C\uDF42\u7d05abc".repeat(40).substring(0, Passwords.MOST);
        assertEquals(Optional.empty(), Passwords.fault(most));
        assertTrue(Passwords.fault(most + "x").isPresent());
    }
}
