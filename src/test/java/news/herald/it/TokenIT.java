package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CMS calls with: how far its right extends, and when it ends. */
@ExtendWith(SharedServer.class)
class TokenIT {

    private static final String ADDRESS = "/api/tokens";

    private final HeraldApi admin;
    private String topic;
    private String other;

    TokenIT(HeraldServer server) {
        admin = server.api();
    }

    @BeforeEach
    void publish() {
        topic = admin.freshTopic("token");
        other = admin.freshTopic("token-other");
    }

    private JsonObject make(String wanted) {
        return admin.post(ADDRESS, wanted).expect(201).json();
    }

    private HeraldApi cms(JsonObject token) {
        return admin.authorization("Bearer " + token.getString("token"));
    }

    private JsonObject listed(String id) {
        return admin.get(ADDRESS).expect(200).json().getJsonArray("tokens").getValuesAs(JsonObject.class).stream()
                .filter(token -> token.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String item(String where) {
        return admin.publish(where, "Something").expect(201).header("Location").orElseThrow();
    }

    private static int status(HeraldApi cms, String path) {
        return cms.send(cms.json(path).POST(BodyPublishers.ofString("{}"))).status();
    }

    @Test
    void itIsSaidOnceAndItsLastUseIsShown() {
        Answer made = admin.post(ADDRESS, "{\"name\":\"The CMS\",\"days\":30}").expect(201);
        JsonObject token = made.json();
        assertTrue(token.getString("token").matches("hrld_[A-Za-z0-9_-]{43}"), token.toString());
        assertEquals("no-store", made.header("Cache-Control").orElse(""));
        assertEquals(
                ADDRESS + "/" + token.getString("id"), made.header("Location").orElse(""));
        JsonObject before = listed(token.getString("id"));
        assertFalse(before.containsKey("token") || before.containsKey("used"), before.toString());
        assertFalse(admin.get(ADDRESS).body().contains(token.getString("token")));
        Duration life =
                Duration.between(Instant.parse(before.getString("created")), Instant.parse(before.getString("ends")));
        assertEquals(Duration.ofDays(30), life);

        cms(token).publish(topic, "From the CMS").expect(201);
        String versions = item(topic);
        cms(token).get(versions).expect(200);
        assertTrue(Instant.parse(listed(token.getString("id")).getString("used"))
                .isAfter(Instant.now().minusSeconds(120)));
    }

    @Test
    void whatIsRevokedIsWorthNothingAtOnce() {
        JsonObject token = make("{\"name\":\"Lost\"}");
        cms(token).publish(topic, "Before").expect(201);
        String address = ADDRESS + "/" + token.getString("id");
        admin.send(admin.request(address).DELETE()).expect(204);
        Answer refused = cms(token).publish(topic, "After").expect(401);
        assertTrue(refused.header("WWW-Authenticate").isPresent());
        assertEquals(404, admin.send(admin.request(address).DELETE()).status());
        assertEquals(
                404,
                admin.send(admin.request(ADDRESS + "/no-such-token").DELETE()).status());
    }

    @Test
    void itsTopicsAreAllItMayWriteTo() {
        HeraldApi cms = cms(make("{\"name\":\"Sport\",\"topics\":[\"" + topic + "\"]}"));
        cms.publish(topic, "Here").expect(201);
        Answer refused = cms.publish(other, "There").expect(403);
        assertTrue(refused.body().contains(other), refused.body());
        String elsewhere = item(other);
        for (String verb : List.of("kill", "withhold", "publish", "pin", "unpin", "correction")) {
            assertEquals(403, status(cms, elsewhere + "/" + verb), verb);
        }
        cms.put(elsewhere, HeraldApi.headline("Other words"), "1").expect(403);
        assertEquals(403, status(cms, "/api/alerts"));
        assertEquals(403, status(cms, "/api/topics/alerts/alerts"));
        assertEquals(200, admin.get(elsewhere).status(), "nothing of it happened");
        assertEquals("1", admin.get(elsewhere).json().getString("version"));
        assertEquals(
                403, cms.get("/api/topics/" + other + "/items?status=draft").status());
        assertEquals(
                200, cms.get("/api/topics/" + topic + "/items?status=draft").status());
        String draft = admin.post("/api/topics/" + other + "/items?status=draft", HeraldApi.headline("Secret"))
                .expect(201)
                .header("Location")
                .orElseThrow();
        assertEquals(404, cms.get(draft).status(), "a draft elsewhere is as if it were not there");
        assertEquals(404, cms.get(draft + "/versions").status());
    }

    @ParameterizedTest
    @CsvSource({"publish,201,403,403", "kill,403,403,200", "correct,403,400,403"})
    void itsVerbsAreAllItMayDo(String verb, int publish, int correct, int kill) {
        HeraldApi cms = cms(make("{\"name\":\"One verb\",\"verbs\":[\"" + verb + "\"]}"));
        assertEquals(publish, cms.publish(topic, "New").status());
        assertEquals(correct, status(cms, item(topic) + "/correction"));
        assertEquals(kill, status(cms, item(topic) + "/kill"));
        assertEquals(403, status(cms, item(topic) + "/withhold"));
        assertEquals(403, status(cms, "/api/alerts"));
        assertEquals(403, status(cms, "/api/pictures"));
        assertEquals(
                403,
                cms.post("/api/topics", "{\"name\":\"x-" + topic + "\",\"title\":\"X\",\"kind\":\"news\"}")
                        .status());
    }

    @Test
    void rowsAreAVerbToo() {
        String table = admin.freshTopic("token-table", "rows");
        Function<String, HeraldApi> with = verb -> cms(make("{\"name\":\"t\",\"verbs\":[\"" + verb + "\"]}"));
        JsonObject fields = Json.createObjectBuilder().add("goals", 1).build();
        with.apply("rows").put("/api/topics/" + table + "/rows/a", fields, null).expect(201);
        with.apply("publish")
                .put("/api/topics/" + table + "/rows/b", fields, null)
                .expect(403);
    }

    @Test
    void itIsAnEditorAtMostAndNoPerson() {
        HeraldApi cms = cms(make("{\"name\":\"All of an editor's\"}"));
        cms.publish(topic, "Fine").expect(201);
        assertEquals(403, cms.get("/api/monitor").status(), "its maker is an administrator");
        assertEquals(404, cms.get("/api/topics/monitor").status());
        assertEquals(403, cms.get(ADDRESS).status());
        assertEquals(403, cms.post(ADDRESS, "{\"name\":\"a child\"}").status());
        assertEquals(
                403,
                cms.send(cms.json("/api/session/password").PUT(BodyPublishers.ofString("{}")))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":7}",
                "{\"name\":\"a\\nb\"}",
                "{\"name\":\"x\",\"days\":0}",
                "{\"name\":\"x\",\"days\":367}",
                "{\"name\":\"x\",\"days\":1e99}",
                "{\"name\":\"x\",\"days\":\"1\"}",
                "{\"name\":\"x\",\"topics\":[]}",
                "{\"name\":\"x\",\"topics\":\"sport\"}",
                "{\"name\":\"x\",\"topics\":[\"No Topic\"]}",
                "{\"name\":\"x\",\"verbs\":[\"fly\"]}",
                "{\"name\":\"x\",\"scope\":\"all\"}"
            })
    void whatDescribesNoneIsRefusedAndNamed(String body) {
        Answer answer = admin.post(ADDRESS, body).expect(400);
        assertFalse(answer.json().getJsonArray("errors").isEmpty(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer hrld_",
                "Bearer hrld_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bearer x"
            })
    void whatIsNoTokenIsRefused(String header) {
        assertEquals(401, admin.authorization(header).get("/api/topics").status());
    }

    @Test
    void aStrangerMakesNone() {
        assertEquals(401, admin.anonymous().post(ADDRESS, "{\"name\":\"x\"}").status());
        assertEquals(401, admin.anonymous().get(ADDRESS).status());
    }
}
