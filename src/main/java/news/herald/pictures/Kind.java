package news.herald.pictures;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be uploaded. What a picture is, its first bytes say, not whoever sends it. */
enum Kind {
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
    PNG("image/png", "\u0089PNG\r\n\u001a\n"),
    /** Only still ones. */
    GIF("image/gif", "GIF8");

    static final String ALL = "JPEG, PNG and GIF";

    private final String type;
    private final byte[] beginning;

    Kind(String type, String beginning) {
        this.type = type;
        this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** By its first bytes. */
    static Optional<Kind> of(byte[] bytes) {
        return Stream.of(values()).filter(kind -> kind.begins(bytes)).findFirst();
    }

    /** By the value of a {@code Content-Type}, whatever its parameters. */
    static Optional<Kind> named(String contentType) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        return Stream.of(values())
                .filter(kind -> kind.type.equalsIgnoreCase(type))
                .findFirst();
    }

    private boolean begins(byte[] bytes) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    String type() {
        return type;
    }
}
