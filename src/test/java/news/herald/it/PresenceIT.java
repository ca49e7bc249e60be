package news.herald.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.StreamRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is at the desk, over HTTP. */
@ExtendWith(SharedServer.class)
class PresenceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HeraldServer server;
    private final HeraldApi api;
    private final String desk = "desk-" + UUID.randomUUID();
    private String topic;
    private String item;

    PresenceIT(HeraldServer server) {
        this.server = server;
        this.api = server.api();
    }

    @BeforeEach
    void publish() {
        topic = api.freshTopic("presence");
        String location = api.publish(topic, "Written by two")
                .expect(201)
                .header("Location")
                .orElseThrow();
        item = location.substring(location.lastIndexOf('/') + 1);
    }

    private Answer announce(String body) {
        return api.put("/api/presence/" + desk, JsonText.object(body), null);
    }

    private List<JsonObject> writing() {
        return api
                .get("/api/presence")
                .expect(200)
                .json()
                .getJsonArray("writing")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("desk").equals(desk))
                .toList();
    }

    private static StreamRequest asAdmin(StreamRequest request) {
        return request.header("Authorization", HeraldApi.ADMIN);
    }

    @Test
    void whoWritesAnItemIsSeenUntilItIsLeft() {
        announce("{\"turn\":1,\"item\":\"" + item + "\"}").expect(204);
        assertEquals(item, writing().get(0).getString("item"));
        assertEquals("admin", writing().get(0).getString("name"));
        announce("{\"turn\":2,\"item\":null}").expect(204);
        assertEquals(List.of(), writing());
    }

    @Test
    void aTokenForSomeVerbsKnowsNothingOfIt() {
        String token = api.post("/api/tokens", "{\"name\":\"scores\",\"verbs\":[\"rows\"]}")
                .expect(201)
                .json()
                .getString("token");
        HeraldApi cms = api.authorization("Bearer " + token);
        assertEquals(403, cms.get("/api/presence").status());
        assertEquals(
                403,
                cms.put("/api/presence/" + desk, JsonText.object("{\"turn\":1,\"item\":null}"), null)
                        .status());
        assertEquals(404, cms.get("/api/topics/presence/stream").status());
    }

    @Test
    void editorsHearOfItAndThePublicNever() {
        try (SseConnection editor = asAdmin(server.stream("presence")).open().awaitHello();
                SseConnection everything = server.request("/events").open().awaitEvent("message")) {
            announce("{\"turn\":1,\"item\":\"" + item + "\"}").expect(204);
            await().atMost(PATIENCE)
                    .until(() -> editor.events("presence").stream()
                            .anyMatch(event ->
                                    event.data().contains(desk) && event.data().contains(item) && !event.ownId()));
            try (SseConnection reader = server.stream(topic).open().awaitHello()) {
                await().atMost(PATIENCE)
                        .until(() -> editor.events("readers").stream()
                                .anyMatch(event ->
                                        event.json().getJsonObject("topics").getInt(topic, 0) == 1));
                assertTrue(reader.closedBecause() == null);
            }
            await().atMost(PATIENCE)
                    .until(() -> !editor.events("readers")
                            .get(editor.events("readers").size() - 1)
                            .json()
                            .getJsonObject("topics")
                            .containsKey(topic));
            announce("{\"turn\":2}").expect(204);
            await().atMost(PATIENCE)
                    .until(() -> !editor.events("presence")
                            .get(editor.events("presence").size() - 1)
                            .data()
                            .contains(desk));
            api.publish(topic, "For everybody").expect(201);
            await().atMost(PATIENCE).until(() -> everything.raw().contains("For everybody"));
            assertFalse(everything.raw().contains(desk), everything::raw);
            assertTrue(editor.journalled().isEmpty(), editor::raw);
        }
    }

    @Test
    void onlyEditorsAreToldAndTell() {
        HeraldApi anybody = api.anonymous();
        anybody.get("/api/presence").expect(401);
        anybody.put("/api/presence/" + desk, JsonText.object("{\"turn\":1}"), null)
                .expect(401);
        anybody.get("/api/topics/presence/stream").expect(404);
        anybody.get("/api/topics/presence").expect(404);
        assertFalse(anybody.get("/api/topics").expect(200).body().contains("presence\""));
        assertTrue(api.get("/api/topics").expect(200).body().contains("\"name\":\"presence\""));
    }

    @Test
    void whatIsNoAnnouncementIsNamed() {
        Answer answer = announce("{\"turn\":\"first\",\"item\":\"none\"}").expect(400);
        assertTrue(answer.body().contains("\"pointer\":\"/turn\""), answer::body);
        assertTrue(answer.body().contains("\"pointer\":\"/item\""), answer::body);
        api.put("/api/presence/x", JsonText.object("{\"turn\":1}"), null).expect(400);
    }
}
