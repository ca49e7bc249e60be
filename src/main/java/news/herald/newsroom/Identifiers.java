package news.herald.newsroom;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names for new items. Thread-safe. */
final class Identifiers {

    /** Random, so that nobody can guess the address of what is not published yet: 82 bits. */
    private static final int LENGTH = 16;

    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final Pattern FORM = Pattern.compile("[a-z0-9]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Identifiers() {}

    static String item() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int index = 0; index < LENGTH; index++) {
            id.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return id.toString();
    }

    static boolean isItem(String text) {
        return FORM.matcher(text).matches();
    }

    /** For a document that came without one. */
    static String uri() {
        return "urn:uuid:" + UUID.randomUUID();
    }
}
