package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import news.herald.testing.EmbeddedDatabase;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an Idempotency-Key made is known for two days, and then removed, however many there are. */
class ReceiptsIT {

    private static final int OLD = 2_500;

    @Test
    void oldOnesGoAndTheOthersStay() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start();
                HeraldServer server = HeraldServer.named("receipts")
                        .with(database.environment())
                        .start()) {
            HeraldApi api = server.api();
            String topic = api.freshTopic("receipts");
            HttpRequest.Builder request = api.json("/api/topics/" + topic + "/items")
                    .header("Idempotency-Key", "kept")
                    .POST(BodyPublishers.ofString(HeraldApi.headline("Once").toString()));
            String item = api.send(request).expect(201).header("Location").orElseThrow();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO receipt (id, request, item, created)"
                        + " SELECT 'old-' || n, request, item, created - INTERVAL '3 days'"
                        + " FROM receipt, generate_series(1, " + OLD + ") n");
                assertEquals(OLD + 1, count(statement));
                server.restart();
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> count(statement) == 1);
            }
            assertEquals(
                    item,
                    server.api().send(request).expect(201).header("Location").orElseThrow());
        }
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM receipt")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
