package news.herald.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import news.herald.accounts.Secret;

/**
 * One sign-in on its way: from the button to the provider and back, at whichever node. All of it is in a cookie of the browser
 * that began it: a secret, of which what the provider is told is made and which cannot be made of that. Immutable.
 *
 * @param secret 256 random bits
 * @param then where to go after it, one of Herald's own paths
 */
public record Flow(String secret, String then) {

    /** Seconds. Long enough to look for a second factor. */
    public static final int LIFE = 600;

    static final String USUAL = "/desk/";

    private static final int MOST = 512;

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** One slash in front, not two, of which browsers make another host; no {@code \}, which they take for a slash. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+:@%/?=-]*");

    public static Flow begin(String then) {
        return new Flow(Secret.random(), isOwn(then) ? then : USUAL);
    }

    private static boolean isOwn(String path) {
        return path != null
                && path.length() <= MOST
                && !path.startsWith("/api/")
                && OWN_PATH.matcher(path).matches();
    }

    /** As it stands in a cookie. */
    public String cookie() {
        return secret
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(then.getBytes(StandardCharsets.UTF_8));
    }

    /** @return nothing when it is none */
    public static Optional<Flow> of(String cookie) {
        int dot = cookie.indexOf('.');
        if (dot < 0 || !SECRET.matcher(cookie.substring(0, dot)).matches()) {
            return Optional.empty();
        }
        String then = decoded(cookie.substring(dot + 1));
        return Optional.of(new Flow(cookie.substring(0, dot), isOwn(then) ? then : USUAL));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** By which an answer is known to be for the browser that asked. */
    String state() {
        return made("state");
    }

    /** By which an ID token is known to be made for this sign-in. */
    String nonce() {
        return made("nonce");
    }

    /** By which the provider knows that who has the code is who asked for it (RFC 7636). */
    String verifier() {
        return made("verifier");
    }

    public boolean isAnsweredBy(String state) {
        return MessageDigest.isEqual(bytes(state()), bytes(state));
    }

    private String made(String what) {
        return Secret.digest(what + " " + secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "Flow to " + then;
    }
}
