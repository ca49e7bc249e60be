package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.Person;
import news.herald.testing.PictureDesk;
import news.herald.testing.PictureFiles;
import news.herald.testing.SharedServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who did what is written down, with what they did; and so is what was refused. */
@ExtendWith(SharedServer.class)
class AuditIT {

    private final HeraldApi admin;
    private final Instant begun = Instant.now().minusSeconds(5);

    AuditIT(HeraldServer server) {
        admin = server.api();
    }

    private List<JsonObject> lines() {
        Answer answer = admin.get("/api/audit?from=" + begun).expect(200);
        assertTrue(answer.header("Content-Type").orElse("").startsWith("application/x-ndjson"));
        return answer.body().lines().map(JsonText::object).toList();
    }

    private List<String> actions(String subject) {
        return lines().stream()
                .filter(line -> line.getString("subject").equals(subject))
                .map(line -> line.getString("action"))
                .toList();
    }

    @Test
    void whatBecomesOfAnItemIsThereInItsOrder() {
        String topic = admin.freshTopic("audit");
        String item =
                admin.publish(topic, "Audited").expect(201).header("Location").orElseThrow();
        admin.put(item, HeraldApi.headline("Audited twice"), "1").expect(200);
        admin.post(item + "/correction", "{\"note\":\"It was once.\",\"headlines\":[{\"value\":\"Audited\"}]}")
                .expect(200);
        admin.post(item + "/pin", "").expect(200);
        admin.post(item + "/unpin", "").expect(200);
        admin.post(item + "/withhold", "").expect(200);
        admin.post(item + "/publish", "").expect(200);
        admin.post(item + "/kill", "").expect(200);
        assertEquals(
                List.of("publish", "update", "correct", "pin", "unpin", "withhold", "publish", "kill"), actions(item));
        JsonObject last = lines().stream()
                .filter(line -> line.getString("subject").equals(item))
                .reduce((one, next) -> next)
                .orElseThrow();
        assertEquals("admin", last.getString("account"));
        assertEquals("password", last.getString("way"));
        assertEquals("127.0.0.1", last.getString("address"));
        assertTrue(Instant.parse(last.getString("at")).isAfter(begun));
        assertTrue(last.getString("detail").startsWith("version "));
        assertEquals(List.of("topic-make"), actions("/api/topics/" + topic));
    }

    @Test
    void whatWasRolledBackOrDoneTwiceIsNot() {
        String topic = admin.freshTopic("audit");
        String item =
                admin.publish(topic, "Once").expect(201).header("Location").orElseThrow();
        admin.put(item, HeraldApi.headline("Too late"), "7").expect(412);
        assertEquals(List.of("publish"), actions(item));
        var request = admin.json("/api/topics/" + topic + "/items")
                .header("Idempotency-Key", "audit-" + topic)
                .POST(BodyPublishers.ofString(HeraldApi.headline("Again").toString()));
        String made = admin.send(request).expect(201).header("Location").orElseThrow();
        admin.send(request).expect(201);
        assertEquals(List.of("publish"), actions(made));
    }

    @Test
    void whoComesAndGoesIsThere() {
        HeraldApi stranger = admin.anonymous();
        String name = "audit-" + Long.toString(System.nanoTime(), 36);
        admin.post("/api/accounts", "{\"name\":\"" + name + "\",\"roles\":[\"editor\"]}")
                .expect(201);
        stranger.post("/api/session", "{\"name\":\"" + name + "\",\"password\":\"wrong\"}")
                .expect(401);
        JsonObject token =
                admin.post("/api/tokens", "{\"name\":\"audited\"}").expect(201).json();
        String topic = admin.freshTopic("audit");
        String item = admin.authorization("Bearer " + token.getString("token"))
                .publish(topic, "By a CMS")
                .expect(201)
                .header("Location")
                .orElseThrow();
        admin.send(admin.request("/api/tokens/" + token.getString("id")).DELETE())
                .expect(204);
        admin.send(admin.request("/api/accounts/" + name).DELETE()).expect(204);

        assertEquals(List.of("account-make", "account-remove"), actions("/api/accounts/" + name));
        assertEquals(List.of("token-make", "token-revoke"), actions("/api/tokens/" + token.getString("id")));
        assertTrue(lines().stream()
                .anyMatch(line -> line.getString("subject").equals(item)
                        && line.getString("way").equals("token")));
        JsonObject refused = lines().stream()
                .filter(line -> line.getString("action").equals("refused")
                        && line.getString("account", "").equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals("/api/session", refused.getString("subject"));
        assertTrue(refused.getString("detail").startsWith("401 POST"), refused.toString());
        assertFalse(admin.get("/api/audit?from=" + begun).body().contains(token.getString("token")));
    }

    @Test
    void whoBroughtAPictureAndWhoTookItAwayIsThere() {
        String topic = admin.freshTopic("audit");
        PictureDesk desk = new PictureDesk(admin, topic);
        // Of a width that no other test has: the same bytes are the same picture, wherever they were brought.
        byte[] file = PictureFiles.png(777, 3);
        String picture =
                desk.upload("image/png", file).expect(201).header("Location").orElseThrow();
        desk.upload("image/png", file).expect(201);
        desk.erase(picture).expect(204);
        // Nothing is left to take away.
        desk.erase(picture).expect(204);
        assertEquals(List.of("picture-upload", "picture-upload", "picture-erase"), actions(picture));
        lines().stream()
                .filter(line -> line.getString("subject").equals(picture))
                .forEach(line ->
                        assertEquals("admin, password", line.getString("account") + ", " + line.getString("way")));
    }

    /** By a quotation mark, by the end of a line; of the latter Open Liberty refuses one before anybody sees it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%22,%22action%22:%22kill%22,%22x%22:%22",
                "%E2%80%A8%7B%22action%22:%22kill%22%7D",
                "%E2%80%AE%22llik%22",
                "%0A%7B%7D"
            })
    void whatIsRefusedCannotForgeALine(String forged) {
        HeraldApi stranger = admin.anonymous();
        String mine = Long.toString(System.nanoTime(), 36);
        String path = "/api/topics/x" + forged + "-" + mine;
        JsonObject written = onceWritten(
                () -> {
                    int status = stranger.send(stranger.json(path).PUT(BodyPublishers.ofString("{}")))
                            .status();
                    assumeTrue(status != 400 || !forged.startsWith("%0A"), "the server refuses it");
                    assertEquals(401, status);
                },
                line -> line.getString("subject").endsWith(mine));
        assertEquals("refused", written.getString("action"));
        String subject = written.getString("subject");
        assertTrue(subject.chars().noneMatch(c -> c == '\n' || c == 0x2028 || c == 0x202e), subject);
        assertTrue(lines().stream()
                .noneMatch(line -> line.getString("action").equals("kill")
                        && line.getString("subject").contains(mine)));
    }

    /** Only so many refusals are written at once, and other tests are refused too. */
    private JsonObject onceWritten(Runnable refused, Predicate<JsonObject> wanted) {
        return Awaitility.await()
                .pollInterval(Duration.ofSeconds(1))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> {
                            refused.run();
                            return lines().stream().filter(wanted).reduce((one, next) -> next);
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Whoever is known and looks at what they may not. */
    @Test
    void whatIsRefusedToWhoOnlyReadsIsThere() {
        Person editor = Person.make(admin, "editor");
        String cookie = editor.session();
        for (String path : List.of("/api/audit", "/api/accounts", "/api/monitor")) {
            JsonObject refused = onceWritten(
                    () -> assertEquals(
                            403, admin.send(editor.request(cookie, path)).status(), path),
                    line -> line.getString("account", "").equals(editor.name())
                            && line.getString("subject").equals(path));
            assertEquals("refused", refused.getString("action"));
            assertEquals("session", refused.getString("way"));
            assertTrue(refused.getString("detail").startsWith("403 GET"), refused::toString);
        }
    }

    @Test
    void whatAnotherSitesPageTriesIsThere() {
        String path = "/api/topics/x-" + Long.toString(System.nanoTime(), 36);
        JsonObject refused = onceWritten(
                () -> admin.send(admin.json(path)
                                .header("Sec-Fetch-Site", "cross-site")
                                .PUT(BodyPublishers.ofString("{}")))
                        .expect(403),
                line -> line.getString("subject").equals(path));
        assertTrue(refused.getString("detail").startsWith("403 PUT"), refused::toString);
        assertEquals("127.0.0.1", refused.getString("address"));
    }

    @Test
    void thePageOfTheNewestGoesBackWithoutAGap() {
        List<JsonObject> newest = latest("/api/audit/latest");
        JsonObject second = newest.get(1);
        JsonObject next = latest("/api/audit/latest?before=" + newest.get(0).getString("id"))
                .get(0);
        assertEquals(second.getString("id"), next.getString("id"));
    }

    private List<JsonObject> latest(String address) {
        admin.freshTopic("audit");
        admin.freshTopic("audit");
        return admin.get(address).expect(200).json().getJsonArray("entries").getValuesAs(JsonObject.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=yesterday",
                "?to=x",
                "?from=2030-01-01T00:00:00Z&to=2029-01-01T00:00:00Z",
                "/latest?before=x"
            })
    void whatIsNoTimeIsRefusedAndNamed(String query) {
        assertFalse(admin.get("/api/audit" + query)
                .expect(400)
                .json()
                .getJsonArray("errors")
                .isEmpty());
    }

    @Test
    void nobodyElseMayLook() {
        assertEquals(401, admin.anonymous().get("/api/audit").status());
        assertEquals(401, admin.anonymous().get("/api/audit/latest").status());
        String token =
                admin.post("/api/tokens", "{\"name\":\"x\"}").expect(201).json().getString("token");
        assertEquals(
                403, admin.authorization("Bearer " + token).get("/api/audit").status());
    }
}
