package news.herald.ninjs;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import news.herald.problem.Refusal;

/** The bytes of one request, no more than allowed. Immutable as long as nobody writes to the array. */
public final class RequestBody {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final byte[] bytes;

    private RequestBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A body of which nobody says the length. */
    public static RequestBody read(InputStream body, int most) {
        return read(body, -1, most);
    }

    /**
     * @param announced the length that the request's head says, -1 if none: when it is too large, nothing is read
     * @param most bytes that are taken; what comes after is not read
     * @throws Refusal 413 when there is more, 400 when it breaks off
     */
    public static RequestBody read(InputStream body, long announced, int most) {
        if (announced > most) {
            throw tooLarge(most);
        }
        try {
            byte[] bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLarge(most);
            }
            return new RequestBody(bytes);
        } catch (IOException broken) {
            throw brokenOff();
        }
    }

    private static Refusal tooLarge(int most) {
        return Refusal.tooLarge("The body has more than " + most + " bytes.");
    }

    /** The line or the sender failed, not Herald: nothing that its log should fill with. */
    public static Refusal brokenOff() {
        return Refusal.badRequest("The body broke off before its end.");
    }

    /** @throws Refusal 400 when this is not one JSON object (RFC 8259) in UTF-8, within the limits of {@link StrictJson} */
    public JsonObject json() {
        return StrictJson.object(text());
    }

    /** SHA-256 of the bytes and of what else tells two requests apart, in hexadecimal digits. */
    public String fingerprint(String... more) {
        return fingerprint(bytes, more);
    }

    public static String fingerprintOf(String... parts) {
        return fingerprint(new byte[0], parts);
    }

    private static String fingerprint(byte[] bytes, String... more) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : more) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Strict: a decoder that replaces what it cannot read would let two different bodies become the same document. */
    private String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.badRequest("The body is not UTF-8.");
        }
    }
}
