package news.herald.testing;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * IPTC's own ninjs 3.1 schema, as the judge of what readers get. It is not part of this project: the directory that
 * holds {@code ninjs-schema_3.1.json} and {@code GeoJSON-schema.json} is named by the system property or environment
 * variable {@value #PLACE}. Safe for use by many threads.
 */
public final class NinjsSchema {

    public static final String PLACE = "HERALD_NINJS_SCHEMA";

    private static final String NINJS = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json";
    private static final String GEOJSON = "https://geojson.org/schema/GeoJSON.json";

    private final Schema schema;

    private NinjsSchema(Path directory) {
        Map<String, String> local = Map.of(
                NINJS, text(directory.resolve("ninjs-schema_3.1.json")),
                GEOJSON, text(directory.resolve("GeoJSON-schema.json")));
        schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(local::get))
                .getSchema(SchemaLocation.of(NINJS));
    }

    /** Empty when no directory is named, or it does not exist. */
    private static Optional<NinjsSchema> fromEnvironment() {
        return Optional.ofNullable(System.getProperty(PLACE, System.getenv(PLACE)))
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(NinjsSchema::new);
    }

    /** The schema; where there is none, the test that asks is visibly left out. */
    public static NinjsSchema orLeaveOut() {
        Optional<NinjsSchema> schema = fromEnvironment();
        Assumptions.assumeTrue(
                schema.isPresent(), "LEFT OUT: validity against the ninjs schema; name its directory in " + PLACE);
        return schema.orElseThrow();
    }

    /** What the schema has against the document, formats such as date-time included; empty when it is valid. */
    public List<String> faultsOf(String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
