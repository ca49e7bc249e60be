package news.herald.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"news.example", "news.example:8080", "127.0.0.1:80", "[::1]:8080", "localhost"})
    void aHostIsANameOrAnAddress(String host) {
        assertTrue(OwnAddress.isHost(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a/b", "a\"b", "a@b", "a:b", "a:123456", "<a>", "a\n", "a?b", "[::1", "ä.example"})
    void nothingElseIsReflected(String host) {
        assertFalse(OwnAddress.isHost(host));
    }

    @Test
    void theSchemeIsWhatTheOutermostTrustedProxySaw() {
        assertEquals(Optional.of("https"), OwnAddress.scheme(List.of("https"), 1));
        assertEquals(Optional.of("http"), OwnAddress.scheme(List.of("https, http"), 1));
        assertEquals(Optional.of("https"), OwnAddress.scheme(List.of("http", "https,http"), 2));
        assertEquals(Optional.empty(), OwnAddress.scheme(List.of("javascript"), 1));
        assertEquals(Optional.empty(), OwnAddress.scheme(List.of(), 0));
    }
}
