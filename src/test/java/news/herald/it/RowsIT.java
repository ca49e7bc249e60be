package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Probe;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows from the request that puts them to the readers of their topic. */
@ExtendWith(SharedServer.class)
class RowsIT {

    private final HeraldServer server;
    private final HeraldApi api;
    private final String topic;
    private final String path;

    RowsIT(HeraldServer server) {
        this.server = server;
        api = server.api();
        topic = "rows-" + Long.toString(System.nanoTime(), 36);
        path = "/api/topics/" + topic + "/rows";
        JsonObject wanted = Json.createObjectBuilder()
                .add("name", topic)
                .add("title", "Rows")
                .add("kind", "rows")
                .build();
        api.post("/api/topics", wanted).expect(201);
    }

    private Answer put(String key, int value) {
        return api.put(path + "/" + key, score(value), null);
    }

    private Answer putAll(JsonArrayBuilder rows) {
        return api.put(path, Json.createObjectBuilder().add("rows", rows).build(), null);
    }

    private Answer remove(String key) {
        return api.send(api.request(path + "/" + key).DELETE());
    }

    private List<JsonObject> table() {
        return api.anonymous()
                .snapshot(topic)
                .expect(200)
                .json()
                .getJsonArray("rows")
                .getValuesAs(JsonObject.class);
    }

    private static JsonObject score(int value) {
        return Json.createObjectBuilder().add("score", value).build();
    }

    private static JsonObject row(String key, int value) {
        return Json.createObjectBuilder()
                .add("key", key)
                .add("fields", score(value))
                .build();
    }

    private static JsonArrayBuilder rows(JsonObject... rows) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        List.of(rows).forEach(array::add);
        return array;
    }

    @Test
    void readersAreToldOfEachChangeAndOfNothingElse() {
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {
            Answer made = put("ars-che", 1).expect(201);
            assertEquals(path + "/ars-che", made.header("Location").orElseThrow());
            put("ars-che", 1).expect(200);
            put("ars-che", 2).expect(200);
            remove("ars-che").expect(204);
            remove("ars-che").expect(404);
            put("ars-che", 2).expect(201);
            List<SseEvent> told = reader.awaitJournalled(4);
            assertEquals(
                    List.of("row.put", "row.put", "row.remove", "row.put"),
                    told.stream().map(SseEvent::type).toList());
            assertEquals(made.json(), told.get(0).json());
            assertEquals(
                    List.of(1, 2, 3),
                    told.stream()
                            .filter(event -> event.type().equals("row.put"))
                            .map(event -> event.json().getInt("version"))
                            .toList(),
                    "a key that comes back counts on");
            assertEquals("{\"key\":\"ars-che\"}", told.get(2).data());
            JsonObject now = api.anonymous().get(path + "/ars-che").expect(200).json();
            assertEquals(now, told.get(3).json());
            assertEquals(List.of(now), table());
            assertEquals(List.of(), reader.faults());
        }
    }

    @Test
    void aBatchIsPutAsAWholeOrNotAtAll() {
        put("b", 1).expect(201);
        put("c", 1).expect(201);
        JsonObject counts = putAll(rows(row("c", 2), row("b", 1), row("Z", 1), row("a", 1)))
                .expect(200)
                .json();
        assertEquals(
                Json.createObjectBuilder()
                        .add("new", 2)
                        .add("changed", 1)
                        .add("unchanged", 1)
                        .build(),
                counts);
        List<JsonObject> before = table();
        assertEquals(
                List.of("Z", "a", "b", "c"),
                before.stream().map(row -> row.getString("key")).toList());
        Answer twice = putAll(rows(row("d", 1), row("a", 9), row("d", 2))).expect(422);
        assertEquals(
                "/rows/2/key",
                twice.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
        putAll(rows(row("a", 9), row("no key", 1))).expect(400);
        assertEquals(before, table());
        remove("b").expect(204);
        JsonArrayBuilder kept = Json.createArrayBuilder();
        before.forEach(kept::add);
        assertEquals(
                Json.createObjectBuilder()
                        .add("new", 1)
                        .add("changed", 0)
                        .add("unchanged", 3)
                        .build(),
                putAll(kept).expect(200).json(),
                "what a snapshot says can be put back");
        assertEquals(
                1,
                api.get("/api/topics/" + topic + "?limit=1").expect(200).json().getJsonArray("rows").stream()
                        .filter(row -> row.asJsonObject().getString("key").equals("b"))
                        .count());
        assertEquals(0, putAll(rows()).expect(200).json().getInt("new"));
    }

    @Test
    void whatIsNoRowIsRefused() {
        String news = api.freshTopic("no-rows");
        String there = "/api/topics/" + news + "/rows";
        api.put(there + "/a", score(1), null).expect(409);
        api.put(there, Json.createObjectBuilder().add("rows", rows(row("a", 1))).build(), null)
                .expect(409);
        api.send(api.request(there + "/a").DELETE()).expect(409);
        api.get(there + "/a").expect(404);
        api.publish(topic, "no news here").expect(409);
        api.put("/api/topics/no-such-topic/rows/a", score(1), null).expect(404);
        api.put(path + "/a%20b", score(1), null).expect(400);
        api.send(api.json(path + "/a").PUT(BodyPublishers.ofString("[1]"))).expect(400);
        api.send(api.json(path).PUT(BodyPublishers.ofString("{\"rows\":1}"))).expect(400);
        Answer nested = api.send(api.json(path + "/a").PUT(BodyPublishers.ofString("{\"a\":{\"b\":1}}")))
                .expect(400);
        assertEquals("/a", nested.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
        HeraldApi anonymous = api.anonymous();
        anonymous.put(path + "/a", score(1), null).expect(401);
        anonymous.send(anonymous.request(path + "/a").DELETE()).expect(401);
        HeraldApi noEditor = new Probe(api).signedIn("reader");
        noEditor.put(path + "/a", score(1), null).expect(403);
        noEditor.put(
                        path,
                        Json.createObjectBuilder()
                                .add("rows", Json.createArrayBuilder())
                                .build(),
                        null)
                .expect(403);
        noEditor.send(noEditor.request(path + "/a").DELETE()).expect(403);
        assertEquals(List.of(), table());
        anonymous.get(path + "/a").expect(404);
    }

    @Test
    void whoPutsTheSameKeyFirstAtTheSameTimeSucceeds() throws Exception {
        ExecutorService editors = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> puts = IntStream.range(0, 6)
                    .mapToObj(number ->
                            (Callable<Integer>) () -> put("same", number).status())
                    .toList();
            Map<Integer, Integer> answers = new TreeMap<>();
            for (Future<Integer> answer : editors.invokeAll(puts)) {
                answers.merge(answer.get(), 1, Integer::sum);
            }
            assertEquals(Map.of(201, 1, 200, 5), answers);
            assertEquals(6, table().get(0).getInt("version"));
        } finally {
            editors.shutdownNow();
        }
    }

    @Test
    void batchesOfTheSameKeysInAnyOrderDoNotWaitForEachOther() throws Exception {
        ExecutorService editors = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int round = 0; round < 16; round++) {
                List<String> keys = new ArrayList<>(
                        IntStream.range(0, 30).mapToObj(number -> "k" + number).toList());
                Collections.shuffle(keys);
                JsonArrayBuilder batch = Json.createArrayBuilder();
                for (String key : keys) {
                    batch.add(row(key, round));
                }
                answers.add(editors.submit(() -> putAll(batch).status()));
            }
            for (Future<Integer> answer : answers) {
                assertEquals(200, answer.get());
            }
            assertEquals(30, table().size());
            assertEquals(
                    1,
                    table().stream()
                            .map(row -> row.getJsonObject("fields"))
                            .distinct()
                            .count(),
                    "the last batch is there as a whole");
        } finally {
            editors.shutdownNow();
        }
    }
}
