package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.RawConnection;
import news.herald.testing.RawRequest;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator does with the accounts of others, and what that means for whoever is signed in. */
@ExtendWith(SharedServer.class)
class AccountsIT {

    private static final String ADDRESS = "/api/accounts";
    private static final String OWN = "a long one of her own";

    private final HeraldApi admin;
    private final String name = "mara-" + Long.toString(System.nanoTime(), 36);

    private final int port;

    AccountsIT(HeraldServer server) {
        admin = server.api();
        port = server.port();
    }

    private String basicHeader(String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private JsonObject make(String account, String roles) {
        return admin.post(ADDRESS, "{\"name\":\"" + account + "\",\"roles\":[" + roles + "]}")
                .expect(201)
                .json();
    }

    private HeraldApi basic(String password) {
        return admin.signedIn(name, password);
    }

    private static Answer changePassword(HeraldApi person, String current, String wanted) {
        return person.send(person.json("/api/session/password")
                .PUT(BodyPublishers.ofString("{\"current\":\"" + current + "\",\"password\":\"" + wanted + "\"}")));
    }

    /** An account whose owner chose a password. */
    private HeraldApi person(String roles) {
        String given = make(name, roles).getString("password");
        changePassword(basic(given), given, OWN).expect(204);
        HeraldApi person = basic(OWN);
        person.get("/api/topics").expect(200);
        return person;
    }

    private String session() {
        return admin.anonymous()
                .post("/api/session", "{\"name\":\"" + name + "\",\"password\":\"" + OWN + "\"}")
                .expect(200)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    /** Calls with a token of hers. */
    private HeraldApi cms(HeraldApi person) {
        String token = person.post("/api/tokens", "{\"name\":\"hers\"}")
                .expect(201)
                .json()
                .getString("token");
        return admin.authorization("Bearer " + token);
    }

    private int who(String cookie) {
        HeraldApi stranger = admin.anonymous();
        return stranger.send(stranger.request("/api/session")
                        .header("Cookie", cookie)
                        .GET())
                .status();
    }

    private Answer roles(String account, String roles) {
        return admin.send(
                admin.json(ADDRESS + "/" + account).PUT(BodyPublishers.ofString("{\"roles\":[" + roles + "]}")));
    }

    private Answer remove(HeraldApi by, String account) {
        return by.send(by.request(ADDRESS + "/" + account).DELETE());
    }

    @Test
    void aNewOneMustChangeThePasswordThatWasMadeForIt() {
        JsonObject made = make(name, "\"editor\"");
        String given = made.getString("password");
        assertTrue(given.matches("[A-Za-z0-9]{24}"), given);
        assertTrue(made.getBoolean("passwordGiven"));
        basic(given).post("/api/topics", "{}").expect(403);
        changePassword(basic(given), given, OWN).expect(204);
        assertEquals(400, basic(OWN).post("/api/topics", "{}").status(), "an editor, with nothing to say");
        JsonObject listed =
                admin.get(ADDRESS).expect(200).json().getJsonArray("accounts").getValuesAs(JsonObject.class).stream()
                        .filter(account -> account.getString("name").equals(name))
                        .findFirst()
                        .orElseThrow();
        assertFalse(listed.getBoolean("passwordGiven"));
        assertFalse(admin.get(ADDRESS).body().contains("PBKDF2"), "hashes are nobody's business");
        assertEquals(
                409,
                admin.post(ADDRESS, "{\"name\":\"" + name + "\",\"roles\":[\"editor\"]}")
                        .status());
    }

    @Test
    void otherRolesCountAtOnceForWhoeverIsSignedIn() {
        HeraldApi person = person("\"editor\"");
        String cookie = session();
        HeraldApi cms = cms(person);
        String topic = admin.freshTopic("accounts");
        cms.publish(topic, "By her CMS").expect(201);
        roles(name, "\"operator\"").expect(200);
        cms.publish(topic, "No more").expect(403);
        Awaitility.await().until(() -> person.publish(topic, "No more").status() == 403);
        Awaitility.await().until(() -> person.get("/api/monitor").status() == 200);
        assertEquals(200, who(cookie), "she is signed in still");
    }

    @Test
    void aPasswordThatIsGivenEndsWhatWasThereBefore() {
        HeraldApi person = person("\"editor\"");
        String cookie = session();
        HeraldApi cms = cms(person);
        String topic = admin.freshTopic("accounts");
        cms.publish(topic, "By her CMS").expect(201);
        String given = admin.post(ADDRESS + "/" + name + "/password", "")
                .expect(200)
                .json()
                .getString("password");
        assertEquals(204, who(cookie), "the session has ended");
        cms.publish(topic, "While somebody else knows her password").expect(403);
        Awaitility.await().until(() -> person.get("/api/topics").status() == 401);
        basic(given).post("/api/topics", "{}").expect(403);
        changePassword(basic(given), given, OWN + "!").expect(204);
        cms.publish(topic, "By her CMS again").expect(201);
    }

    /** Rights are looked at as a request begins, and once more when it took its time. */
    @Test
    void whoeverHoldsBackTheEndOfARequestWritesNothingAfterTheRightHasGone() throws IOException {
        person("\"editor\"");
        String topic = admin.freshTopic("accounts");
        byte[] body = HeraldApi.headline("Held back").toString().getBytes(StandardCharsets.UTF_8);
        RawRequest request = new RawRequest("POST", "/api/topics/" + topic + "/items")
                .header("Host", "127.0.0.1")
                .header("Authorization", basicHeader(OWN))
                .header("Content-Type", "application/json");
        request.framing = "Content-Length: " + body.length;
        request.body = Arrays.copyOf(body, body.length - 1);
        try (RawConnection slow = new RawConnection(port, SseConnection.PATIENCE)) {
            slow.send(request.bytes());
            long begun = System.nanoTime();
            Awaitility.await().until(() -> System.nanoTime() - begun > 2_000_000_000L);
            roles(name, "\"reader\"").expect(200);
            slow.send(Arrays.copyOfRange(body, body.length - 1, body.length));
            assertEquals(403, slow.read("POST").status());
        }
        assertFalse(admin.snapshot(topic).expect(200).body().contains("Held back"));
    }

    /** Though a node remembers for a moment who proved a password. */
    @Test
    void whoeverKnewThePasswordBeforeChoosesNoOther() {
        HeraldApi person = person("\"editor\"");
        for (int round = 0; round < 2; round++) {
            String given = admin.post(ADDRESS + "/" + name + "/password", "")
                    .expect(200)
                    .json()
                    .getString("password");
            Answer late = changePassword(person, OWN, OWN + " and another");
            assertTrue(late.status() == 401 || late.status() == 403, late::toString);
            changePassword(basic(given), given, OWN).expect(204);
            person.get("/api/topics").expect(200);
        }
    }

    @Test
    void aRemovedOneIsGoneWithItsSessionsAndTokens() {
        HeraldApi person = person("\"editor\"");
        String cookie = session();
        HeraldApi cms = cms(person);
        remove(admin, name).expect(204);
        assertEquals(204, who(cookie));
        assertEquals(401, cms.get("/api/topics").status());
        Awaitility.await().until(() -> person.get("/api/topics").status() == 401);
        remove(admin, name).expect(404);
        roles(name, "\"editor\"").expect(404);
        assertEquals(404, admin.post(ADDRESS + "/" + name + "/password", "").status());
    }

    @Test
    void somebodyIsAlwaysLeftWhoMayDoThis() {
        remove(admin, "admin").expect(409);
        roles("admin", "\"editor\"").expect(409);
        HeraldApi second = person("\"admin\"");
        remove(second, name).expect(409);
        roles(name, "\"editor\"").expect(200);
        Awaitility.await().until(() -> second.get(ADDRESS).status() == 403);
        assertEquals(409, admin.post(ADDRESS + "/admin/password", "").status(), "it is configured");
    }

    @Test
    void ofManyAtOnceWithOneNameOneIsMade() throws Exception {
        ExecutorService together = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> one = () -> admin.post(ADDRESS, "{\"name\":\"" + name + "\",\"roles\":[\"reader\"]}")
                    .status();
            List<Future<Integer>> answers = together.invokeAll(List.of(one, one, one, one));
            int made = 0;
            for (Future<Integer> answer : answers) {
                assertTrue(answer.get() == 201 || answer.get() == 409, "answered " + answer.get());
                made += answer.get() == 201 ? 1 : 0;
            }
            assertEquals(1, made);
        } finally {
            together.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x y\",\"roles\":[\"editor\"]}",
                "{\"name\":\"a\\nb\",\"roles\":[\"editor\"]}",
                "{\"name\":\"x\",\"roles\":[]}",
                "{\"name\":\"x\",\"roles\":\"editor\"}",
                "{\"name\":\"x\",\"roles\":[\"king\"]}"
            })
    void whatDescribesNoneIsRefusedAndNamed(String body) {
        assertFalse(admin.post(ADDRESS, body)
                .expect(400)
                .json()
                .getJsonArray("errors")
                .isEmpty());
    }

    @Test
    void nobodyElseMayLook() {
        HeraldApi editor = person("\"editor\", \"operator\", \"reader\"");
        for (HeraldApi other : List.of(editor, admin.anonymous())) {
            int status = other == editor ? 403 : 401;
            assertEquals(status, other.get(ADDRESS).status());
            assertEquals(
                    status,
                    other.post(ADDRESS, "{\"name\":\"x\",\"roles\":[\"admin\"]}")
                            .status());
            assertEquals(status, other.post(ADDRESS + "/admin/password", "").status());
            assertEquals(status, remove(other, name).status());
        }
    }
}
