package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import news.herald.testing.StreamRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who keeps up is given every change of a row, who is behind the last of each; in the end all have the same table. */
@ExtendWith(SharedServer.class)
class ConflationIT {

    private static final int CHANGES = 1_000;

    private final HeraldServer server;
    private final HeraldApi api;
    private final String topic;

    ConflationIT(HeraldServer server) {
        this.server = server;
        api = server.api();
        topic = "prices-" + Long.toString(System.nanoTime(), 36);
        JsonObject wanted = Json.createObjectBuilder()
                .add("name", topic)
                .add("title", "Prices")
                .add("kind", "rows")
                .build();
        api.post("/api/topics", wanted).expect(201);
    }

    private void put(String key, int price) {
        JsonObject fields = Json.createObjectBuilder().add("price", price).build();
        int status = api.put(path(key), fields, null).status();
        assertTrue(status == 200 || status == 201, "was answered " + status);
    }

    private String path(String key) {
        return "/api/topics/" + topic + "/rows/" + key;
    }

    private JsonObject snapshot() {
        return api.anonymous().snapshot(topic).expect(200).json();
    }

    private static List<Integer> versions(List<SseEvent> puts) {
        return puts.stream().map(event -> event.json().getInt("version")).toList();
    }

    @Test
    void whoIsBehindIsGivenTheLastOfAThousandChangesAndWhoKeepsUpAll() throws Exception {
        String before = snapshot().getString("cursor");
        String ballast = api.freshTopic("ballast");
        try (SseConnection live = server.stream(topic).open().awaitHello();
                SseConnection stalled = both(ballast).receiveBuffer(4096).open().awaitHello()) {
            double waiting = api.metric("herald_readers_waiting");
            stalled.stall();
            burden(ballast, waiting + 1);
            putConcurrently();
            List<SseEvent> each = live.awaitJournalled(CHANGES);
            assertEquals(IntStream.rangeClosed(1, CHANGES).boxed().toList(), versions(each));
            stalled.resume();
            assertEquals(List.of(CHANGES), versions(givenAfterAll(stalled, ballast)));
            assertTrue(stalled.faults().stream().allMatch(fault -> fault.contains("ballast")), stalled::toString);
        }
        try (SseConnection back = server.stream(topic).lastEventId(before).open()) {
            assertEquals(List.of(CHANGES), versions(back.awaitJournalled(1)));
            put("one", -1);
            assertEquals(List.of(CHANGES, CHANGES + 1), versions(back.awaitJournalled(2)), "and keeps up from then on");
        }
        JsonObject polled = api.anonymous().poll(topic, before, 0).expect(200).json();
        assertEquals(
                List.of(CHANGES + 1),
                polled.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                        .map(event -> event.getJsonObject("data").getInt("version"))
                        .toList());
        assertEquals(snapshot().getString("cursor"), polled.getString("cursor"));
    }

    private StreamRequest both(String ballast) {
        return server.request("/api/stream?topic=" + topic + "&topic=" + ballast);
    }

    /** Open Liberty ends a stream that took nothing for 15 seconds, as long as the changes may take; a reader comes back then. */
    private List<SseEvent> givenAfterAll(SseConnection stalled, String ballast) {
        stalled.hasJournalledWithin(1, SseConnection.PATIENCE);
        if (stalled.closedBecause() == null) {
            return stalled.journalled();
        }
        try (SseConnection again =
                both(ballast).lastEventId(stalled.lastEventId()).open()) {
            List<SseEvent> given = new ArrayList<>(stalled.journalled());
            given.addAll(again.awaitJournalled(1));
            return given;
        }
    }

    /**
     * Passing events that nobody keeps, more than the kernel's buffers and the server's own queue take: before that a
     * server may say that it takes no more, and then takes more.
     */
    private void burden(String ballast, double waiting) {
        String path = "/test/broadcaster/" + ballast + "/event/ballast?size=900000";
        for (int number = 0; number < 25; number++) {
            api.send(api.request(path).POST(BodyPublishers.noBody())).expect(204);
        }
        Awaitility.await().atMost(SseConnection.PATIENCE).until(() -> api.metric("herald_readers_waiting") >= waiting);
    }

    private void putConcurrently() throws Exception {
        ExecutorService editors = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> puts = new ArrayList<>();
            for (int price = 1; price <= CHANGES; price++) {
                int now = price;
                puts.add(() -> {
                    put("one", now);
                    return null;
                });
            }
            for (Future<Void> done : editors.invokeAll(puts)) {
                done.get();
            }
        } finally {
            editors.shutdownNow();
        }
    }

    /** Each begins somewhere, with a snapshot or with an old cursor, and has the same table in the end. */
    @Test
    void whereverAReaderBeginsItHasTheTableInTheEnd() {
        Random random = new Random(20_261_125);
        String first = snapshot().getString("cursor");
        List<TableReader> readers = new ArrayList<>();
        try {
            for (int change = 0; change < 240; change++) {
                String key = "k" + random.nextInt(6);
                if (random.nextInt(4) == 0) {
                    api.send(api.request(path(key)).DELETE());
                } else {
                    put(key, random.nextInt(1_000));
                }
                if (change % 40 == 20) {
                    readers.add(new TableReader(snapshot()));
                    readers.add(new TableReader(Json.createObjectBuilder()
                            .add("cursor", first)
                            .add("rows", Json.createArrayBuilder())
                            .build()));
                }
            }
            put("last", 1);
            Map<String, JsonObject> table = rows(snapshot());
            for (TableReader reader : readers) {
                assertEquals(table, reader.tableInTheEnd());
            }
        } finally {
            readers.forEach(reader -> reader.stream.close());
        }
    }

    private static Map<String, JsonObject> rows(JsonObject snapshot) {
        Map<String, JsonObject> rows = new TreeMap<>();
        snapshot.getJsonArray("rows").getValuesAs(JsonObject.class).forEach(row -> rows.put(row.getString("key"), row));
        return rows;
    }

    private final class TableReader {

        private final Map<String, JsonObject> table;
        private final Map<String, Integer> versions = new TreeMap<>();
        private final SseConnection stream;

        TableReader(JsonObject snapshot) {
            table = rows(snapshot);
            table.forEach((key, row) -> versions.put(key, row.getInt("version")));
            stream = server.stream(topic)
                    .lastEventId(snapshot.getString("cursor"))
                    .open();
        }

        /** The strict parser of the stream notes an id that is given twice or out of order. */
        Map<String, JsonObject> tableInTheEnd() {
            stream.awaitItem("\"key\":\"last\"");
            assertEquals(List.of(), stream.faults());
            for (SseEvent event : stream.journalled()) {
                String key = event.json().getString("key");
                if (event.type().equals("row.remove")) {
                    table.remove(key);
                } else {
                    Integer before = versions.put(key, event.json().getInt("version"));
                    assertTrue(before == null || before < event.json().getInt("version"), stream::toString);
                    table.put(key, event.json());
                }
            }
            return table;
        }
    }
}
