package news.herald.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "' 192.0.2.7 ', 192.0.2.7",
        "192.0.2.7:51234, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:DB8:1:2::9, 20010db800010002",
        "[2001:db8:1:2::9]:51234, 20010db800010002",
        "fe80::1%eth0, fe80000000000000",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void isTheAddressOrItsNetwork(String entry, String expected) {
        assertEquals(Optional.of(expected), ReaderAddress.network(entry));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "localhost", "example.org", "_hidden", ":", "::::", "1.2.3", "[", "a:b:c\r\n"})
    void isNoAddressOtherwiseAndNoNameIsLookedUp(String entry) {
        assertEquals(Optional.empty(), ReaderAddress.network(entry));
    }

    /** What is counted by it is kept for a while: a short text, whatever was sent. */
    @Property
    void anyTextIsAnAddressOrNone(
            @ForAll String text,
            @ForAll
                    @Chars({'[', ']', ':', '.', '%', ' ', ','})
                    @CharRange(from = '0', to = '9')
                    @CharRange(from = 'a', to = 'f')
                    String nearly) {
        for (String entry : List.of(text, nearly, "[" + nearly + "]", "::" + nearly)) {
            ReaderAddress.network(entry).ifPresent(address -> assertTrue(address.matches("[0-9a-f.]{7,16}"), address));
        }
    }
}
