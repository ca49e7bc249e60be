package news.herald.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import news.herald.wire.Coding;

/**
 * The bytes of a file, a page or a feed, and a tag that changes with each of them: also with a new version of Herald.
 * Immutable, the bytes by agreement.
 *
 * @param gzip the same compressed, once for all who ask; the bytes themselves where that would gain little
 */
@SuppressWarnings("ArrayRecordComponent")
record Rendering(byte[] bytes, byte[] gzip, String tag) {

    /** Of 100 bytes compressed ones may at most take these; a picture takes all of them. */
    private static final int WORTH = 90;

    static Rendering of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Rendering of(byte[] bytes) {
        byte[] compressed = Coding.gzip(bytes);
        boolean worth = compressed.length * 100L <= (long) bytes.length * WORTH;
        return new Rendering(bytes, worth ? compressed : bytes, tag(bytes));
    }

    boolean isCompressed() {
        return gzip != bytes;
    }

    /** Another tag for other bytes (RFC 9110, section 8.8.3.3). */
    String gzipTag() {
        return tag + "-gzip";
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
