package news.herald.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import news.herald.testing.NinjsDocuments.Document;
import org.junit.jupiter.api.Test;

class NinjsDocumentsTest {

    @Test
    void everyDocumentIsValidOnceItHasAUri() {
        NinjsSchema schema = NinjsSchema.orLeaveOut();
        for (Document document : NinjsDocuments.all()) {
            String json = Json.createObjectBuilder(document.json())
                    .add("uri", "https://news.example/1")
                    .build()
                    .toString();
            assertEquals(List.of(), schema.faultsOf(json), document.name());
        }
    }

    @Test
    void theSchemaNoticesWhatIsNotNinjs() {
        NinjsSchema schema = NinjsSchema.orLeaveOut();
        assertFalse(schema.faultsOf("{}").isEmpty());
        assertFalse(schema.faultsOf("{\"uri\":\"https://news.example/1\",\"pinned\":true}")
                .isEmpty());
        assertFalse(schema.faultsOf("{\"uri\":\"https://news.example/1\",\"urgency\":10}")
                .isEmpty());
        assertFalse(schema.faultsOf("{\"uri\":\"https://news.example/1\",\"versionCreated\":\"yesterday\"}")
                .isEmpty());
        assertFalse(
                schema.faultsOf("{\"uri\":\"https://news.example/1\",\"places\":[{\"geoJSON\":{\"type\":\"Dot\"}}]}")
                        .isEmpty());
    }

    @Test
    void theLongOneIsLong() {
        Document last = NinjsDocuments.all().get(NinjsDocuments.all().size() - 1);
        assertTrue(last.json().toString().getBytes(StandardCharsets.UTF_8).length > 180_000);
    }
}
