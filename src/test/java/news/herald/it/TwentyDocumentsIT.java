package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.NinjsDocuments;
import news.herald.testing.NinjsDocuments.Document;
import news.herald.testing.NinjsSchema;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Documents of every shape that ninjs 3.1 allows go in once and come out whole everywhere. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwentyDocumentsIT {

    private static final Set<String> SET_BY_HERALD = Set.of("version", "versionCreated", "pubStatus");

    private final HeraldServer server;
    private final String topic;
    private final List<Document> documents = NinjsDocuments.all();
    private final List<Answer> answers = new ArrayList<>();
    private final List<SseConnection> readers = new ArrayList<>();

    TwentyDocumentsIT(HeraldServer server) {
        this.server = server;
        this.topic = server.api().freshTopic("twenty");
    }

    @BeforeAll
    void publishAll() {
        readers.add(server.stream(topic).open().awaitHello());
        readers.add(server.request("/api/stream?topic=" + topic).open().awaitHello());
        readers.add(server.stream(topic)
                .receiveBuffer(4096)
                .from("127.0.0.9")
                .open()
                .awaitHello());
        for (Document document : documents) {
            answers.add(server.api().publish(topic, document.json()).expect(201));
        }
    }

    @AfterAll
    void hangUp() {
        readers.forEach(SseConnection::close);
    }

    @Test
    void threeReadersGetAllInTheOrderOfPublishing() {
        List<String> published =
                answers.stream().map(answer -> answer.json().getString("uri")).toList();
        for (SseConnection reader : readers) {
            List<SseEvent> events = reader.awaitJournalled(documents.size());
            assertEquals(
                    published,
                    events.stream().map(event -> event.json().getString("uri")).toList());
            assertTrue(events.stream().allMatch(event -> event.type().equals("news.publish")));
        }
    }

    @Test
    void everyByteOfTheStreamsIsAsTheContractSays() {
        for (SseConnection reader : readers) {
            reader.awaitJournalled(documents.size());
            assertEquals(List.of(), reader.faults());
        }
    }

    @Test
    void everyDataIsTheDocument() {
        List<SseEvent> events = readers.get(0).awaitJournalled(documents.size());
        for (int at = 0; at < documents.size(); at++) {
            assertWhole(documents.get(at), events.get(at).json());
        }
    }

    @Test
    void everyDocumentComesBackWhole() {
        for (int at = 0; at < documents.size(); at++) {
            String location = answers.get(at).header("Location").orElseThrow();
            Answer item = server.api().anonymous().get(location).expect(200);
            assertWhole(documents.get(at), item.json());
        }
    }

    @Test
    void theAnswerToAPublishIsTheStoredDocument() {
        for (int at = 0; at < documents.size(); at++) {
            JsonObject stored = answers.get(at).json();
            assertEquals("1", stored.getString("version"));
            assertEquals("usable", stored.getString("pubStatus"));
            assertEquals(
                    withoutWhatHeraldSets(
                            documents.get(at).json(), documents.get(at).json()),
                    withoutWhatHeraldSets(stored, documents.get(at).json()),
                    documents.get(at).name());
        }
    }

    @Test
    void theSnapshotHoldsAllOfThemNewestFirst() {
        List<String> newestFirst = new ArrayList<>();
        answers.forEach(answer -> newestFirst.add(0, answer.json().getString("uri")));
        JsonObject snapshot = server.api()
                .anonymous()
                .get("/api/topics/" + topic + "?limit=100")
                .expect(200)
                .json();
        assertEquals(
                newestFirst,
                snapshot.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .map(item -> item.getString("uri"))
                        .toList());
    }

    @Test
    void everyDataAndEverySnapshotIsValidNinjs() {
        NinjsSchema schema = NinjsSchema.orLeaveOut();
        List<String> faults = new ArrayList<>();
        for (SseEvent event : readers.get(0).awaitJournalled(documents.size())) {
            schema.faultsOf(event.data()).forEach(fault -> faults.add(event.id() + ": " + fault));
        }
        JsonObject snapshot =
                server.api().anonymous().snapshot(topic).expect(200).json();
        for (JsonObject item : snapshot.getJsonArray("items").getValuesAs(JsonObject.class)) {
            schema.faultsOf(item.toString()).forEach(fault -> faults.add(item.getString("uri") + ": " + fault));
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void anEmbargoedDocumentWaitsForItsTime() {
        String embargoed = server.api().freshTopic("embargo");
        try (SseConnection reader = server.stream(embargoed).open().awaitHello()) {
            Instant until = Instant.now().plus(Duration.ofSeconds(12));
            JsonObject document = Json.createObjectBuilder(HeraldApi.headline("Not before its time"))
                    .add("embargoedUntil", until.toString())
                    .build();
            Answer answer = server.api().publish(embargoed, document).expect(201);
            String location = answer.header("Location").orElseThrow();

            assertNotEquals(200, server.api().anonymous().get(location).status());
            assertFalse(server.api().anonymous().snapshot(embargoed).body().contains("its time"));
            assertEquals(List.of(), reader.journalled());

            SseEvent event = reader.awaitJournalled(1, SseConnection.PATIENCE.multipliedBy(2))
                    .get(0);
            assertFalse(Instant.now().isBefore(until), "published before its embargo ended");
            assertEquals("news.publish", event.type());
            server.api().anonymous().get(location).expect(200);
        }
    }

    private static void assertWhole(Document document, JsonObject shown) {
        JsonObjectBuilder expected = Json.createObjectBuilder(document.json());
        expected.remove("edNote");
        assertEquals(
                withoutWhatHeraldSets(expected.build(), document.json()),
                withoutWhatHeraldSets(shown, document.json()),
                document.name());
    }

    private static JsonObject withoutWhatHeraldSets(JsonObject shown, JsonObject posted) {
        JsonObjectBuilder rest = Json.createObjectBuilder(shown);
        SET_BY_HERALD.forEach(rest::remove);
        Stream.of("uri", "firstCreated")
                .filter(field -> !posted.containsKey(field))
                .forEach(rest::remove);
        return rest.build();
    }
}
