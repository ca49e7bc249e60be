package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import news.herald.testing.Answer;
import news.herald.testing.EmbeddedDatabase;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.PictureFiles;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the database has of a picture, and what it has no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PictureRowsIT {

    private final EmbeddedDatabase database = EmbeddedDatabase.start();
    private HeraldServer server;
    private HeraldApi api;
    private String topic;

    @BeforeAll
    void start() {
        server = HeraldServer.named("picture-rows")
                .with(database.environment())
                .with("HERALD_UNUSED_PICTURES", "PT12S")
                .with("HERALD_RETENTION_INTERVAL", "PT0.3S")
                .with("HERALD_MAX_PICTURE", "20000")
                .start();
        api = server.api();
        topic = api.freshTopic("rows");
    }

    @AfterAll
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void theKillErasesTheBytesBeforeItIsAnswered() throws SQLException {
        JsonObject picture = upload(PictureFiles.jpeg(400, 300)).expect(201).json();
        String draft = draft(picture);
        assertEquals(2, count("picture_rendition", picture));
        assertTrue(count("picture_part", picture) >= 2);
        api.post(draft + "/kill", "{}").expect(200);
        assertErased(picture);
        assertEquals(0, count("picture_use", picture));
    }

    @Test
    void soDoesAnEditorWhoWantsItGone() throws SQLException {
        JsonObject picture = upload(PictureFiles.jpeg(400, 301)).expect(201).json();
        draft(picture);
        api.send(api.request(path(picture)).DELETE()).expect(204);
        assertErased(picture);
    }

    private void assertErased(JsonObject picture) throws SQLException {
        assertEquals(0, count("picture_part", picture));
        assertEquals(0, count("picture_rendition", picture));
        assertEquals(
                1,
                countOf(
                        "SELECT COUNT(*) FROM picture WHERE sha256 IS NULL AND author = '' AND uploaded = erased AND id = '"
                                + id(picture) + "'"));
    }

    @Test
    void whatNoItemShowsIsRemovedAndWhatAnyVersionShowedStays() throws SQLException {
        byte[] file = PictureFiles.jpeg(30, 30);
        JsonObject shown = upload(PictureFiles.jpeg(20, 20)).expect(201).json();
        // No longer in what it says, still in what it said.
        api.put(draft(shown), HeraldApi.headline("Without it"), "1").expect(200);
        JsonObject unused = upload(file).expect(201).json();
        api.get(path(unused)).expect(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.get(path(unused)).status() == 404);
        assertEquals(0, count("picture_part", unused));
        // It waited longer.
        api.get(path(shown)).expect(200);
        upload(file).expect(201);
    }

    @Test
    void anOperatorMayTakeLess() {
        upload(new byte[20_001]).expect(413);
    }

    private Answer upload(byte[] file) {
        return api.send(api.request("/api/pictures")
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(file)));
    }

    private String draft(JsonObject picture) {
        JsonObject document = Json.createObjectBuilder(HeraldApi.headline("With a picture"))
                .add(
                        "associations",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", "picture")
                                        .add("uri", picture.getString("uri"))))
                .build();
        return api.post("/api/topics/" + topic + "/items?status=draft", document)
                .expect(201)
                .header("Location")
                .orElseThrow();
    }

    private long count(String table, JsonObject picture) throws SQLException {
        return countOf("SELECT COUNT(*) FROM " + table + " WHERE picture = '" + id(picture) + "'");
    }

    private long countOf(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String id(JsonObject picture) {
        return picture.getString("id");
    }

    private static String path(JsonObject picture) {
        return "/api/pictures/" + id(picture);
    }
}
