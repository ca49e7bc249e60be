package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
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

    private final HeraldApi reader;

    PagesIT(HeraldServer server) {
        reader = server.api().anonymous();
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
    void noPageRunsAScriptFromElsewhere() {
        String policy = reader.get("/").header("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("script-src 'self';"));
        assertTrue(!policy.contains("unsafe"));
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
