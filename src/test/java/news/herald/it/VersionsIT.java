package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every version of an item is kept, the newest in the item itself, and time brings what was embargoed. */
@ExtendWith(SharedServer.class)
class VersionsIT {

    private final HeraldServer server;
    private final HeraldApi api;
    private final String topic;

    VersionsIT(HeraldServer server) {
        this.server = server;
        api = server.api();
        topic = api.freshTopic("versions");
    }

    @Test
    void editorsSeeEveryVersionAndReadersWhatTheyWereTold() {
        String location = made("?status=draft", "a draft");
        api.put(location, HeraldApi.headline("a better draft"), "1").expect(200);
        api.post(location + "/publish", "{}").expect(200);
        api.put(location, HeraldApi.headline("updated"), "2").expect(200);
        api.post(
                        location + "/correction",
                        Json.createObjectBuilder(HeraldApi.headline("corrected"))
                                .add("note", "it was wrong")
                                .build())
                .expect(200);

        List<JsonObject> editors = versions(api, location);
        assertEquals(List.of("1", "2", "3", "4"), texts(editors, "version"));
        assertEquals(List.of("draft", "usable", "usable", "usable"), texts(editors, "status"));
        assertEquals(List.of("a draft", "a better draft", "updated", "corrected"), headlines(editors));
        assertEquals(List.of("admin", "admin", "admin", "admin"), texts(editors, "by"));
        List<JsonObject> readers = versions(api.anonymous(), location);
        assertEquals(List.of("news.publish", "news.update", "news.correct"), texts(readers, "event"));
        assertEquals(List.of("a better draft", "updated", "corrected"), headlines(readers));

        api.post(location + "/withhold", "{}").expect(200);
        assertEquals(5, versions(api, location).size());
        String hidden = api.anonymous().get(location + "/versions").expect(200).body();
        assertFalse(hidden.contains("corrected") || hidden.contains("draft"), hidden);
    }

    @Test
    void whatWasWithheldComesBackByItselfWhenItsNewEmbargoEnds() {
        String location = made("", "too early");
        api.post(location + "/withhold", "{}").expect(200);
        JsonObject later = Json.createObjectBuilder(HeraldApi.headline("in time"))
                .add(
                        "embargoedUntil",
                        Instant.now()
                                .plusSeconds(2)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .build();
        api.put(location, later, "2").expect(200);
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {
            api.post(location + "/publish", "{}").expect(200);
            reader.awaitItem("in time");
            assertEquals(
                    List.of("news.publish"),
                    reader.journalled().stream().map(event -> event.type()).toList());
        }
        List<JsonObject> editors = versions(api, location);
        assertEquals(List.of("1", "2", "3", "4"), texts(editors, "version"));
        assertEquals("usable", editors.get(3).getString("status"));
        assertTrue(api.snapshot(topic).expect(200).body().contains("in time"));
    }

    @Test
    void scheduledItemsAreListedByWhenTheyAreDue() {
        Instant hour = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        String soon = embargoed("soon", hour);
        String late = embargoed("late", hour.plusSeconds(7200));
        String between = embargoed("between", hour.plusSeconds(3600));
        assertEquals(List.of("late", "between", "soon"), listed("scheduled"));
        api.post(between + "/publish", "{}").expect(200);
        assertEquals(List.of("late", "soon"), listed("scheduled"));
        assertEquals(List.of("between"), listed("usable"));
        List.of(soon, late).forEach(item -> api.post(item + "/kill", "{}").expect(200));
        Awaitility.await().until(() -> listed("scheduled").isEmpty());
    }

    private String embargoed(String headline, Instant until) {
        JsonObject document = Json.createObjectBuilder(HeraldApi.headline(headline))
                .add("embargoedUntil", until.toString())
                .build();
        return api.publish(topic, document).expect(201).header("Location").orElseThrow();
    }

    private String made(String query, String headline) {
        Answer answer = api.post("/api/topics/" + topic + "/items" + query, HeraldApi.headline(headline));
        return answer.expect(201).header("Location").orElseThrow();
    }

    private List<String> listed(String status) {
        Answer answer =
                api.get("/api/topics/" + topic + "/items?status=" + status).expect(200);
        return headlines(answer.json().getJsonArray("items").getValuesAs(JsonObject.class));
    }

    private static List<JsonObject> versions(HeraldApi caller, String location) {
        JsonObject answer = caller.get(location + "/versions").expect(200).json();
        return answer.getJsonArray("versions").getValuesAs(JsonObject.class);
    }

    private static List<String> texts(List<JsonObject> objects, String member) {
        return objects.stream().map(object -> object.getString(member)).toList();
    }

    private static List<String> headlines(List<JsonObject> holders) {
        return holders.stream()
                .map(holder -> holder.getJsonObject("item")
                        .getJsonArray("headlines")
                        .getJsonObject(0)
                        .getString("value"))
                .toList();
    }
}
