package news.herald.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What only its holder knows: 256 random bits, which nobody guesses, so that a fast digest of them is enough where they are
 * kept. Stateless.
 */
public final class Secret {

    private static final int BYTES = 32;

    private Secret() {}

    /** @return 43 letters, digits, {@code -} and {@code _} */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @return SHA-256, 64 hexadecimal digits */
    public static String digest(String secret) {
        return HexFormat.of().formatHex(sha256(secret));
    }

    /** @return SHA-256 as OAuth writes it (RFC 7636, section 4.2) */
    public static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
