package news.herald.ninjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import news.herald.json.JsonP;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Herald's wording of ninjs 3.1 and the one by IPTC, each run by another validator, agree on generated documents. Needs
 * the folder of the official schemas in HERALD_NINJS_SCHEMA.
 */
class SchemaAgreementIT {

    @Test
    @EnabledIfEnvironmentVariable(
            named = "HERALD_NINJS_SCHEMA",
            matches = ".+",
            disabledReason = "set HERALD_NINJS_SCHEMA to the folder of ninjs-schema_3.1.json to compare with it")
    void bothSchemasGiveTheSameVerdictOnGeneratedDocuments() throws IOException {
        Path folder = Path.of(System.getenv("HERALD_NINJS_SCHEMA"));
        String ninjs = Files.readString(folder.resolve("ninjs-schema_3.1.json"));
        String geoJson = Files.readString(folder.resolve("GeoJSON-schema.json"));
        Schema official = official(ninjs, geoJson);
        DocumentGenerator generator = new DocumentGenerator(20260228, object(ninjs), object(geoJson));
        int accepted = 0;
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            JsonValue document = generator.next();
            String text = document.toString();
            boolean theirs = official.validate(text, InputFormat.JSON).isEmpty();
            var ours = NinjsSchema.faults(document.asJsonObject());
            assertEquals(theirs, ours.isEmpty(), () -> text + " " + ours);
            if (theirs) {
                accepted++;
            } else {
                refused++;
            }
        }
        assertTrue(accepted > 4_000 && refused > 4_000, accepted + " accepted, " + refused + " refused");
    }

    private static Schema official(String ninjs, String geoJson) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of("https://geojson.org/schema/GeoJSON.json", geoJson)))
                .getSchema(ninjs);
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = JsonP.PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
