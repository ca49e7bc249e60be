package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, asked of the server as a stranger would. */
@ExtendWith(SharedServer.class)
class AccessIT {

    private static final String ITEM = "/api/items/aaaaaaaaaaaaaaaa";

    private final HeraldApi admin;
    private final HeraldApi stranger;

    AccessIT(HeraldServer server) {
        admin = server.api();
        stranger = admin.anonymous();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/topics",
        "PUT, /api/topics/politics",
        "POST, /api/topics/politics/items",
        "PUT, " + ITEM,
        "DELETE, " + ITEM,
        "POST, " + ITEM + "/correction",
        "POST, " + ITEM + "/kill",
        "POST, " + ITEM + "/withhold",
        "POST, " + ITEM + "/publish",
        "POST, " + ITEM + "/pin",
        "POST, " + ITEM + "/unpin",
        "POST, /",
        "POST, /desk/",
        "PUT, /health/live",
        "DELETE, /metrics",
        "PATCH, /api/there/is/no/such/address",
        "BREW, /api/topics"
    })
    void nothingButReadingIsOpenToAStranger(String method, String path) {
        Answer answer = call(stranger, method, path);
        answer.expect(401);
        assertEquals("Basic realm=\"Herald\", charset=\"UTF-8\"", challenge(answer));
        assertProblem(answer);
    }

    @Test
    void theDesksListOfDraftsIsClosedToAStranger() {
        String topic = admin.freshTopic("closed");
        Answer answer =
                stranger.get("/api/topics/" + topic + "/items?status=draft").expect(401);
        assertTrue(challenge(answer).startsWith("Basic "));
        assertProblem(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/topics", "/health/live", "/metrics", "/no/such/address"})
    void wrongCredentialsAreRefusedWhereverTheyAreSent(String path) {
        assertProblem(admin.authorization(basic("admin", "wrong")).get(path).expect(401));
        assertProblem(admin.authorization(basic("nobody", HeraldApi.PASSWORD))
                .get(path)
                .expect(401));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic !!!!",
                "Basic ====",
                "Basic OnB3",
                "Basic /////w==",
                "Bearer abc",
                "Digest a=b",
                "x"
            })
    void aGarbledHeaderIsRefusedAndDoesNotFail(String header) {
        assertProblem(admin.authorization(header).get("/api/topics").expect(401));
    }

    @Test
    void anOversizeHeaderIsRefusedAndDoesNotFail() {
        int status = admin.authorization("Basic " + "YWFh".repeat(1_000))
                .get("/api/topics")
                .status();
        assertEquals(401, status);
    }

    @Test
    void aPageIsChallengedByASchemeThatOpensNoWindow() {
        Answer answer = stranger.send(stranger.request("/api/topics")
                .header("X-Requested-With", "fetch")
                .POST(BodyPublishers.noBody()));
        answer.expect(401);
        assertTrue(challenge(answer).startsWith("FormBasic "));
    }

    @Test
    void aProvenPasswordIsNotComputedAgainForEachRequest() {
        admin.get("/api/topics").expect(200);
        HeraldApi wrong = stranger.signedIn("admin", "never was the password");
        long before = nanos(() -> wrong.get("/health/live").expect(401));
        long hundred = nanos(() ->
                IntStream.range(0, 100).forEach(i -> admin.get("/health/live").expect(200)));
        long computed = Math.max(before, nanos(() -> wrong.get("/health/live").expect(401)));
        assertTrue(hundred < 50 * computed, hundred + " ns, and one computation " + computed);
    }

    private static long nanos(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    private static Answer call(HeraldApi api, String method, String path) {
        // Payara refuses a DELETE with a body before anybody else sees it.
        var body = method.equals("DELETE") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
        return api.send(api.request(path).method(method, body).header("Content-Type", "application/json"));
    }

    private static void assertProblem(Answer answer) {
        assertTrue(answer.header("Content-Type").orElse("").startsWith("application/problem+json"), answer.toString());
        assertEquals(answer.status(), answer.json().getInt("status"));
        assertFalse(answer.body().contains("Exception"));
    }

    private static String challenge(Answer answer) {
        return answer.header("WWW-Authenticate").orElse("missing");
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8));
    }
}
