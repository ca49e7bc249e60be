package news.herald.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import news.herald.accounts.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTest {

    @Test
    void itComesBackFromItsCookie() {
        Flow flow = Flow.begin("/desk/?topic=a%20b");
        assertTrue(flow.cookie().matches("[A-Za-z0-9_.-]+"), flow.cookie());
        assertEquals(Optional.of(flow), Flow.of(flow.cookie()));
        assertTrue(flow.isAnsweredBy(Flow.of(flow.cookie()).orElseThrow().state()));
    }

    @Test
    void whatIsToldOfItTellsNothingElse() {
        Flow flow = Flow.begin("/");
        assertEquals(
                4,
                Set.of(flow.secret(), flow.state(), flow.nonce(), flow.verifier())
                        .size());
        assertNotEquals(flow.state(), Flow.begin("/").state());
        assertFalse(flow.toString().contains(flow.secret()));
    }

    /** RFC 7636, appendix B. */
    @Test
    void theChallengeIsThatOfTheStandard() {
        assertEquals(
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                Secret.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        assertTrue(Flow.begin("/").verifier().matches("[A-Za-z0-9._~-]{43,128}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk",
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/\t/evil",
                "https://evil.example",
                "/a b",
                "/a\r\nSet-Cookie: a=b",
                "/a#b",
                "/a;b",
                "/ä",
                "/api/session/openid"
            })
    void itLeadsToOwnPathsOnly(String then) {
        assertEquals("/desk/", Flow.begin(then).then());
        String changed = Flow.begin("/").secret()
                + "."
                + Base64.getUrlEncoder().encodeToString(then.getBytes(StandardCharsets.UTF_8));
        assertEquals("/desk/", Flow.of(changed).orElseThrow().then(), "nor when a cookie says so");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "no-dot", "x.%%%"})
    void whatIsNoCookieOfItsIsNone(String cookie) {
        assertEquals(Optional.empty(), Flow.of(cookie));
    }

    @Test
    void aPathThatCannotBeReadIsLeftOut() {
        assertEquals("/desk/", Flow.of("A".repeat(43) + ".%%%").orElseThrow().then());
    }
}
