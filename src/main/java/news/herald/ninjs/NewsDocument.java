package news.herald.ninjs;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.herald.json.JsonP;
import news.herald.problem.Refusal;

/**
 * One ninjs 3.1 document, with every member that came and in the order it came. Immutable.
 *
 * <p>What readers see of it is one of three views: {@link #forReaders()}, {@link #withheld()} or {@link #canceled()}.
 * Each is again a valid ninjs document.
 */
public final class NewsDocument {

    /** Characters of a stored document, and of an event's data. */
    public static final int LENGTH = 1_048_576;

    /** What stays of a document once its content must not be seen: that it is there, and since when. */
    private static final Set<String> IDENTITY =
            Set.of("uri", "type", "version", "firstCreated", "versionCreated", "pubStatus", "language");

    private final JsonObject json;

    // Made twice at worst, alike each time.
    private String line;

    private NewsDocument(JsonObject json) {
        this.json = json;
    }

    /**
     * A document from outside: checked, then its markup cleaned.
     *
     * @throws Refusal 400 when it is not ninjs 3.1
     */
    public static NewsDocument received(JsonObject json) {
        NinjsSchema.check(json);
        return new NewsDocument(Sanitizing.item(json));
    }

    /** A document that this class wrote. */
    public static NewsDocument stored(String text) {
        return new NewsDocument(
                JsonP.PROVIDER.createReader(new StringReader(text)).readObject());
    }

    /** What readers may see of a document that this class wrote, without reading it where nothing is to be left out. */
    public static String forReaders(String stored) {
        return stored.contains("edNote") ? stored(stored).forReaders().toJson() : stored;
    }

    public Optional<String> uri() {
        return text("uri");
    }

    public Optional<String> version() {
        return text("version");
    }

    public Optional<String> firstCreated() {
        return text("firstCreated");
    }

    public Optional<String> pubStatus() {
        return text("pubStatus");
    }

    public Optional<Instant> embargoedUntil() {
        return text("embargoedUntil").flatMap(Timestamp::parse);
    }

    /** The same with these members, each in its old place if it had one. */
    public NewsDocument with(Map<String, String> members) {
        JsonObjectBuilder changed = JsonP.PROVIDER.createObjectBuilder(json);
        members.forEach(changed::add);
        return new NewsDocument(changed.build());
    }

    public NewsDocument without(String name) {
        return new NewsDocument(
                JsonP.PROVIDER.createObjectBuilder(json).remove(name).build());
    }

    /** Without the notes that editors write to each other. */
    public NewsDocument forReaders() {
        return toJson().contains("edNote")
                ? new NewsDocument(Members.without("edNote", json).asJsonObject())
                : this;
    }

    /** That it is withheld, and nothing of what it said. */
    public NewsDocument withheld() {
        return reduced("withheld");
    }

    /** That it is canceled, and nothing of what it said. */
    public NewsDocument canceled() {
        return reduced("canceled");
    }

    /**
     * This document with some members replaced (JSON Merge Patch, RFC 7396: null removes, arrays are replaced whole) and
     * with a description, role {@code correction}, that tells readers what was wrong. Earlier corrections stay.
     *
     * @throws Refusal 400 when the outcome is not ninjs 3.1
     */
    public NewsDocument corrected(JsonObject changes, String note) {
        JsonObject changed =
                JsonP.PROVIDER.createMergePatch(changes).apply(json).asJsonObject();
        JsonArrayBuilder descriptions = JsonP.PROVIDER.createArrayBuilder();
        JsonValue told = changed.getOrDefault("descriptions", JsonValue.EMPTY_JSON_ARRAY);
        if (told instanceof JsonArray kept) {
            kept.forEach(descriptions::add);
            earlierCorrections().filter(earlier -> !kept.contains(earlier)).forEach(descriptions::add);
            JsonObject correction = JsonP.PROVIDER
                    .createObjectBuilder()
                    .add("role", "correction")
                    .add("contentType", "text/plain")
                    .add("value", note)
                    .build();
            changed = JsonP.PROVIDER
                    .createObjectBuilder(changed)
                    .add("descriptions", descriptions.add(correction))
                    .build();
        }
        return received(changed);
    }

    /**
     * One line of JSON.
     *
     * @throws Refusal 413 when that is longer than {@link #LENGTH}: numbers and cleaned markup can grow
     */
    public String toJson() {
        String written = line == null ? json.toString() : line;
        if (written.length() > LENGTH) {
            throw Refusal.tooLarge("The document would take more than " + LENGTH + " characters.");
        }
        line = written;
        return written;
    }

    private Stream<JsonObject> earlierCorrections() {
        return json.get("descriptions") instanceof JsonArray all
                ? all.getValuesAs(JsonObject.class).stream()
                        .filter(description -> description.getString("role", "").equals("correction"))
                : Stream.empty();
    }

    private NewsDocument reduced(String status) {
        JsonObject identity = Members.replace(json, (name, value) -> IDENTITY.contains(name) ? value : null);
        return new NewsDocument(identity).with(Map.of("pubStatus", status));
    }

    private Optional<String> text(String name) {
        return json.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewsDocument document && json.equals(document.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "NewsDocument[" + uri().orElse("") + " " + version().orElse("") + "]";
    }
}
