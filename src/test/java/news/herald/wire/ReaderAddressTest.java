package news.herald.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
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
}
