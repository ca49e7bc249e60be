package news.herald.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessingTest {

    private static final String COMMON = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";

    private final Guessing guessing = new Guessing();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaa",
                "abababababab",
                "password1234",
                "P4ssw0rd!P4ssw0rd!",
                "qwertyuiop12",
                "Summer2026Summer2026",
                "27-11-2026-27",
                "administrator",
                "Herald2026!!",
                "newsroom 2026",
                "mara.lindqvist1",
                "mara.lindqvist-2026",
                "1q2w3e4r5t6y7u8i9o0p"
            })
    void whatComesToMindFirstIsEasy(String password) {
        assertTrue(guessing.isEasy(password, "mara.lindqvist"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "a long one of her own",
                "kXq7vLp2mZt9",
                "\u7d05\u304f\u71c3\u3048\u308b\u79cb\u306e\u5c71\u3092\u6b69\u304f\u65e5",
                "\u043f\u043e\u0435\u0437\u0434\u0430 \u0437\u0430 \u043b\u0435\u0441\u043e\u043c"
            })
    void whatDoesNotIsFineWhateverItsCharacters(String password) {
        assertFalse(guessing.isEasy(password, "mara.lindqvist"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mara.lindqvist@newsroom.example.org",
                "My mara.lindqvist@newsroom.example.org",
                "Mara.Lindqvist@newsroom.example.org7",
                "maralindqvist"
            })
    void nobodysOwnNameIsHardHoweverLong(String password) {
        assertTrue(guessing.isEasy(password, "mara.lindqvist@newsroom.example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s", "ss", "sw0rd", ".s", "-.-s_", "1234"})
    void aNameWithinACommonOneDoesNotHideIt(String account) {
        assertTrue(guessing.isEasy("password1234", account));
        assertFalse(guessing.isEasy("correct horse battery", account));
    }

    /** Of the 30,000 most common all that are long enough to be chosen. */
    @Test
    void everyCommonOneIsEasy() throws IOException {
        List<String> common;
        try (InputStream list = Zxcvbn.class.getResourceAsStream(COMMON)) {
            common = new String(list.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split("[ \t]")[0])
                    .toList();
        }
        List<String> choosable = common.stream()
                .filter(password -> password.length() >= Passwords.SHORTEST)
                .toList();
        assertTrue(common.size() > 20_000 && choosable.size() > 200, common.size() + ", " + choosable.size());
        for (String password : choosable) {
            assertTrue(guessing.isEasy(password, "mara"), password);
        }
    }
}
