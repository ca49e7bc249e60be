package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR carries a list of what it is made of, by CycloneDX, which the server hands out to nobody. */
@ExtendWith(SharedServer.class)
class BillOfMaterialsIT {

    private static final String NAME = "META-INF/sbom/herald.cdx.json";

    private final HeraldApi api;

    BillOfMaterialsIT(HeraldServer server) {
        api = server.api();
    }

    @Test
    void itListsEveryLibraryInTheWarWithLicenceAndDigest() throws IOException {
        try (ZipFile war = new ZipFile(Target.war().toFile())) {
            TreeSet<String> inside = war.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.replaceAll(".*/|\\.jar", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            List<JsonObject> listed = components(war);
            assertEquals(
                    inside,
                    listed.stream()
                            .filter(library -> !library.getString("group").equals("org.webjars.npm"))
                            .map(library -> library.getString("name") + "-" + library.getString("version"))
                            .collect(Collectors.toCollection(TreeSet::new)));
            listed.forEach(library -> {
                assertTrue(library.getJsonArray("licenses").size() > 0, library::toString);
                assertTrue(library.getJsonArray("hashes").size() > 0, library::toString);
            });
        }
    }

    @Test
    void itListsEveryLibraryOfThePages() throws IOException {
        try (ZipFile war = new ZipFile(Target.war().toFile())) {
            TreeSet<String> inside = war.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("desk/lib/") && name.endsWith("-license.txt"))
                    .map(name -> name.replaceAll(".*/|-license\\.txt", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    inside,
                    components(war).stream()
                            .filter(library -> library.getString("group").equals("org.webjars.npm"))
                            .map(library -> library.getString("name"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void nobodyIsGivenIt() {
        api.anonymous().get("/" + NAME).expect(404);
    }

    private static List<JsonObject> components(ZipFile war) throws IOException {
        try (JsonReader reader = Json.createReader(war.getInputStream(war.getEntry(NAME)))) {
            JsonObject bill = reader.readObject();
            assertEquals("CycloneDX", bill.getString("bomFormat"));
            return bill.getJsonArray("components").stream()
                    .map(JsonValue::asJsonObject)
                    .toList();
        }
    }
}
