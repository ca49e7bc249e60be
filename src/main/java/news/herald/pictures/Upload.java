package news.herald.pictures;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import news.herald.problem.Refusal;

/**
 * The bytes of one upload, of a size and a kind that are taken. Immutable as long as nobody writes to the array.
 *
 * @param sha256 of the bytes, in hexadecimal digits
 */
record Upload(byte[] bytes, Kind kind, String sha256) {

    /**
     * What is known of it before a byte is read.
     *
     * @param type what the sender calls it
     * @param length what the sender says its length is, null if nothing
     * @param most bytes that are taken
     * @throws Refusal 413 when there is more, 415 when it is of another kind
     */
    static Kind announced(String type, String length, int most) {
        Kind named = Kind.named(type)
                .orElseThrow(() -> unsupported("Herald takes " + Kind.ALL
                        + ". Say which in Content-Type: image/jpeg, image/png or image/gif; "
                        + "other pictures, such as WebP, AVIF and HEIC, must be saved as one of these."));
        // WildFly ends the connection at the first byte beyond its own limit.
        if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > most) {
            throw tooLarge(most);
        }
        return named;
    }

    /** @throws Refusal 415 when it is of another kind than its sender says */
    static Upload of(byte[] bytes, Kind named) {
        Optional<Kind> real = Kind.of(bytes);
        if (real.isEmpty()) {
            throw unsupported(
                    "This is no picture that Herald can read, whatever it is called. It takes " + Kind.ALL + ".");
        }
        if (real.get() != named) {
            throw unsupported(
                    "This is called " + named.type() + " but is " + real.get().type() + ".");
        }
        return new Upload(bytes, named, sha256(bytes));
    }

    static Refusal tooLarge(int most) {
        return Refusal.tooLarge("The picture has more than " + most + " bytes.");
    }

    private static Refusal unsupported(String detail) {
        return new Refusal(415, "Unsupported media type", detail, List.of());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
