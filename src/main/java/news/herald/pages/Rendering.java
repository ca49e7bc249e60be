package news.herald.pages;

import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a file, a page or a feed, and a tag that changes with each of them: also with a new version of Herald.
 * Immutable, the bytes by agreement.
 */
@SuppressWarnings("ArrayRecordComponent")
record Rendering(byte[] bytes, EntityTag tag) {

    static Rendering of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Rendering of(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Rendering(bytes, new EntityTag(HexFormat.of().formatHex(digest, 0, 12)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
