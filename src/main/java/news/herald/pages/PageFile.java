package news.herald.pages;

import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of the WAR, read once: it does not change while the application runs. Immutable, the bytes by agreement. */
@SuppressWarnings("ArrayRecordComponent")
record PageFile(PagePath path, byte[] bytes, EntityTag tag) {

    static PageFile of(PagePath path, byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new PageFile(path, bytes, new EntityTag(HexFormat.of().formatHex(digest, 0, 12)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
