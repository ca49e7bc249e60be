package news.herald.editing;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names for new items. Each begins with the time, so that a database writes the keys of what is new side by side, and ends
 * in chance, so that nobody can guess the address of what is not published yet. Thread-safe.
 */
public final class Identifiers {

    private static final int RADIX = 36;

    /** Milliseconds: enough until the year 5188. */
    private static final int TIME = 9;

    /** 62 bits. */
    private static final int CHANCE = 12;

    private static final long MOST_CHANCE = (long) Math.pow(RADIX, CHANCE);
    private static final Pattern FORM = Pattern.compile("[a-z0-9]{" + (TIME + CHANCE) + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Identifiers() {}

    public static String item() {
        return padded(System.currentTimeMillis(), TIME) + padded(RANDOM.nextLong(MOST_CHANCE), CHANCE);
    }

    private static String padded(long number, int length) {
        String digits = Long.toString(number, RADIX);
        return "0".repeat(length - digits.length()) + digits;
    }

    public static boolean isItem(String text) {
        return FORM.matcher(text).matches();
    }

    /** For a document that came without one: a UUID of version 7 (RFC 9562, section 5.7). */
    public static String uri() {
        long time = System.currentTimeMillis() << 16 | 0x7000 | RANDOM.nextInt(0x1000);
        long chance = RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return "urn:uuid:" + new UUID(time, chance);
    }
}
