package news.herald.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The ninjs documents under src/test/resources/ninjs, and the one that is too long to be kept as a file. */
public final class NinjsDocuments {

    /**
     * One document.
     *
     * @param name of its file
     * @param json as it is to be posted
     */
    public record Document(String name, JsonObject json) {

        @Override
        public String toString() {
            return name;
        }
    }

    private NinjsDocuments() {}

    /** All, in the order of their names. */
    public static List<Document> all() {
        return Stream.concat(files(), Stream.of(new Document("21-long", longBody())))
                .toList();
    }

    private static Stream<Document> files() {
        try (Stream<Path> files =
                Files.list(Path.of(NinjsDocuments.class.getResource("/ninjs").toURI()))) {
            return files.sorted().map(NinjsDocuments::read).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Document read(Path file) {
        try {
            return new Document(file.getFileName().toString(), JsonText.object(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** About 200 KB in UTF-8, with characters of one to four bytes so that no buffer's end falls between them always. */
    private static JsonObject longBody() {
        StringBuilder body = new StringBuilder();
        for (int paragraph = 0; body.length() < 185_000; paragraph++) {
            body.append("Paragraph ").append(paragraph).append(": ä, €, 😀 and so on and on.\n\n");
        }
        return Json.createObjectBuilder(HeraldApi.headline("A very long read"))
                .add(
                        "bodies",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("value", body.toString())))
                .build();
    }
}
