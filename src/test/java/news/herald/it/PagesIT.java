package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the pages, and what an operator asks, beside JAX-RS that owns every address. */
@ExtendWith(SharedServer.class)
class PagesIT {

    private final HeraldApi api;
    private final HeraldApi reader;

    PagesIT(HeraldServer server) {
        api = server.api();
        reader = api.anonymous();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/desk, text/html",
        "/desk/, text/html",
        "/desk/desk-page.js, text/javascript",
        "/desk/lib/prosemirror-view.js, text/javascript",
        "/desk/lib/prosemirror-view-license.txt, text/plain",
        "/elements/herald.js, text/javascript",
        "/monitor, text/html",
        "/monitor/, text/html",
        "/style/herald.css, text/css",
        "/favicon.svg, image/svg+xml"
    })
    void thePagesAreServedWithTypeAndTag(String path, String type) {
        Answer answer = reader.get(path).expect(200);
        assertTrue(answer.header("Content-Type").orElseThrow().startsWith(type));
        String tag = answer.header("ETag").orElseThrow();
        assertEquals(
                "",
                reader.send(reader.request(path).header("If-None-Match", tag))
                        .expect(304)
                        .body());
        Answer head = reader.send(reader.request(path).method("HEAD", BodyPublishers.noBody()))
                .expect(200);
        // Open Liberty leaves it out, as a server may (RFC 9110, section 9.3.2).
        head.header("Content-Length")
                .ifPresent(length -> assertEquals(answer.header("Content-Length"), Optional.of(length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/desk/", "/elements/feed.js", "/style/herald.css", "/favicon.svg"})
    void whoeverTakesGzipIsGivenIt(String path) throws IOException, InterruptedException {
        Answer plain = reader.get(path).expect(200);
        assertEquals(Optional.empty(), plain.header("Content-Encoding"));
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(reader.request(path).header("Accept-Encoding", "gzip, br").build(), BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        HttpHeaders headers = answer.headers();
        assertEquals(Optional.of("gzip"), headers.firstValue("Content-Encoding"));
        assertEquals(
                answer.body().length, headers.firstValueAsLong("Content-Length").orElseThrow());
        assertTrue(String.join(",", headers.allValues("Vary")).contains("Accept-Encoding"), headers.toString());
        byte[] whole = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertEquals(plain.body(), new String(whole, StandardCharsets.UTF_8));
        // A cache between must never take one for the other.
        String tag = headers.firstValue("ETag").orElseThrow();
        assertNotEquals(plain.header("ETag").orElseThrow(), tag);
        reader.send(reader.request(path).header("Accept-Encoding", "gzip").header("If-None-Match", tag))
                .expect(304);
        reader.send(reader.request(path).header("If-None-Match", tag)).expect(200);
    }

    @Test
    void soAreSnapshotsAndAnotherOneAfterEachEvent() throws IOException, InterruptedException {
        String topic = api.freshTopic("gzip");
        for (int n = 1; n <= 3; n++) {
            api.publish(topic, "Number " + n).expect(201);
            for (int again = 0; again < 2; again++) {
                whoeverTakesGzipIsGivenIt("/api/topics/" + topic);
            }
            assertTrue(api.snapshot(topic).body().contains("Number " + n));
        }
        whoeverTakesGzipIsGivenIt("/api/topics/" + topic + "?limit=1");
    }

    @Test
    void theLibraryOfTheChartsIsAmongThemAndNothingElseOfIt() {
        Answer script = reader.get("/monitor/uplot.js").expect(200);
        assertTrue(script.header("Content-Type").orElseThrow().startsWith("text/javascript"));
        assertTrue(script.body().contains("uPlot"));
        reader.get("/monitor/uplot.css").expect(200);
        reader.get("/monitor/uplot-LICENSE").expect(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/desk/%2e%2e/WEB-INF/web.xml",
                "/elements/..%2fWEB-INF%2fweb.xml",
                "/style//herald.css",
                "/index.html.bak",
                "/elements/",
                "/error-page"
            })
    void nothingElseIs(String path) {
        int status = reader.get(path).status();
        assertTrue(status == 404 || status == 400, path + " was answered " + status);
    }

    @Test
    void theNodeIsReadyWithItsDatabaseAndItsTail() {
        String body = reader.get("/health/ready").expect(200).body();
        assertTrue(body.contains("{\"name\":\"database\",\"status\":\"UP\""), body);
        assertTrue(body.contains("{\"name\":\"tail\",\"status\":\"UP\""), body);
        assertTrue(reader.get("/health/live").expect(200).body().startsWith("{\"status\":\"UP\""));
    }

    @Test
    void theMetricsAreHeraldsOwnAndNotTheServers() {
        Answer answer = reader.get("/metrics").expect(200);
        assertTrue(answer.header("Content-Type").orElseThrow().startsWith("text/plain; version=0.0.4"));
        assertTrue(answer.body().contains("# TYPE herald_threads gauge"));
        assertTrue(answer.body().lines().allMatch(line -> line.matches("(# (HELP|TYPE) )?herald_.*")), answer.body());
    }
}
