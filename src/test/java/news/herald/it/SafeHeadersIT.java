package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers say of themselves to browsers. */
@ExtendWith(SharedServer.class)
class SafeHeadersIT {

    private static final String POLICY = "Content-Security-Policy";

    private final HeraldApi reader;

    SafeHeadersIT(HeraldServer server) {
        reader = server.api().anonymous();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/desk",
                "/desk/",
                "/monitor/",
                "/topics/alerts",
                "/topics/no-such-topic",
                "/items/no-such-item",
                "/no/such/address",
                "/?before=nobody&topic=alerts",
                "/pictures/no/such",
                "/elements/feed.js",
                "/favicon.svg"
            })
    void whatPeopleMayOpenRunsScriptsFromHereOnly(String path) {
        HttpHeaders said = asked(path).headers();
        String policy = only(said, POLICY);
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'; "), policy);
        assertTrue(policy.contains("; base-uri 'none'; frame-ancestors 'none'; "), policy);
        assertTrue(policy.contains("; require-trusted-types-for 'script'; "), policy);
        assertFalse(policy.contains("unsafe") || policy.contains("*") || policy.contains("data:"), policy);
        assertEquals("nosniff", only(said, "X-Content-Type-Options"));
        assertEquals("same-origin", only(said, "Referrer-Policy"));
        assertEquals("same-origin", only(said, "Cross-Origin-Opener-Policy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/topics",
                "/api/topics/alerts",
                "/api/topics/no-such-topic",
                "/api/topics/alerts/events",
                "/api/no/such/address",
                "/api/session",
                "/health/live",
                "/health/no-such",
                "/metrics"
            })
    void whatProgramsReadShowsNothingButItself(String path) {
        HttpHeaders said = asked(path).headers();
        assertEquals("default-src 'none'; frame-ancestors 'none'", only(said, POLICY));
        assertEquals("nosniff", only(said, "X-Content-Type-Options"));
    }

    /** Each header of theirs is in the server's memory as often as there are readers. */
    @ParameterizedTest
    @ValueSource(strings = {"/events", "/api/topics/alerts/stream", "/api/stream?topic=alerts"})
    void streamsSayNoMoreThanTheyMust(String path) {
        HttpHeaders said = asked(path).headers();
        assertEquals("text/event-stream", only(said, "Content-Type").split(";")[0]);
        assertEquals(List.of(), said.allValues(POLICY));
        assertEquals("nosniff", only(said, "X-Content-Type-Options"));
    }

    @Test
    void whatIsNotModifiedIsRuledByTheSamePolicy() {
        String tag = reader.get("/desk/").expect(200).header("ETag").orElseThrow();
        assertEquals(
                reader.get("/desk/").header(POLICY),
                reader.send(reader.request("/desk/").header("If-None-Match", tag))
                        .expect(304)
                        .header(POLICY));
    }

    private static String only(HttpHeaders said, String name) {
        List<String> values = said.allValues(name);
        assertEquals(1, values.size(), name + " is said as " + values);
        return values.get(0);
    }

    /** As a browser asks, and without waiting for the end, which a stream has none of. */
    private HttpResponse<?> asked(String path) {
        try {
            HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                    .send(reader.request(path).header("Accept", "text/html,*/*").build(), BodyHandlers.ofInputStream());
            answer.body().close();
            return answer;
        } catch (IOException | InterruptedException unanswered) {
            throw new AssertionError(path, unanswered);
        }
    }
}
