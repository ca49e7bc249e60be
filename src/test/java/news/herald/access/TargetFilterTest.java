package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "news.example.org",
                "News.Example.org:8443",
                "127.0.0.1:8080",
                "[::1]:8080",
                "[fe80::1.2.3.4]",
                "herald_1:8080",
                "xn--zrich-kva.example",
                "localhost:",
                ""
            })
    void aNameOrAnAddressIsOne(String host) {
        assertTrue(TargetFilter.isHost(List.of(host)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?%{{7*7}}",
                "{name}",
                "a b",
                "example.org/path",
                "user@example.org",
                "a:b",
                "a:123456",
                "example.org, example.com",
                "<p>",
                "%41",
                "z\u00fcrich.example"
            })
    void whateverElseIsNone(String host) {
        assertFalse(TargetFilter.isHost(List.of(host)));
    }

    @Test
    void thereIsOneOrNone() {
        assertTrue(TargetFilter.isHost(List.of()));
        assertFalse(TargetFilter.isHost(List.of("a", "a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/topics/a-b/items", "/topics/%C3%A4/feed.atom", "/a:b@c/(d)!$&'*+,=~_."})
    void whatMayStandInAPathIsOne(String path) {
        assertTrue(TargetFilter.isPath(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api;a=b/topics",
                "/api/;",
                "/a[",
                "/a|b",
                "/a^b",
                "/a b",
                "/\u00e4",
                "/a%",
                "/a%4",
                "/a%zz",
                "/a\\b",
                "/a?b"
            })
    void whatMayNotIsNone(String path) {
        assertFalse(TargetFilter.isPath(path));
    }

    @Test
    void aQueryMayHaveWhateverBrowsersLeaveInIt() {
        assertTrue(TargetFilter.isQuery(null));
        assertTrue(TargetFilter.isQuery("topic=a&q=[x]|{y}^\u00e4%C3%A4;b"));
        assertFalse(TargetFilter.isQuery("status=%zz"));
        assertFalse(TargetFilter.isQuery("uri=%2"));
    }
}
