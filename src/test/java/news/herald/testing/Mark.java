package news.herald.testing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a payload carries so that a reader knows which event it is and how long it took: {@code ~m0000000042t…~}, of
 * fixed width, unharmed by JSON and HTML. Immutable.
 *
 * @param number counts from 0 within one measurement
 * @param nanos {@link System#nanoTime} just before it was sent
 */
public record Mark(int number, long nanos) {

    private static final byte[] START = "~m".getBytes(StandardCharsets.US_ASCII);
    private static final int NUMBER_DIGITS = 10;
    private static final int NANO_DIGITS = 19;
    private static final int WIDTH = START.length + NUMBER_DIGITS + 1 + NANO_DIGITS + 1;

    public static Mark now(int number) {
        return new Mark(number, System.nanoTime());
    }

    /** The place of the first mark in the bytes, or -1. */
    static int find(byte[] bytes, int length) {
        for (int at = 0; at <= length - WIDTH; at++) {
            if (bytes[at] == '~' && bytes[at + 1] == 'm' && bytes[at + START.length + NUMBER_DIGITS] == 't') {
                return at;
            }
        }
        return -1;
    }

    static int numberAt(byte[] bytes, int place) {
        return (int) decimal(bytes, place + START.length, NUMBER_DIGITS);
    }

    static long nanosAt(byte[] bytes, int place) {
        return decimal(bytes, place + START.length + NUMBER_DIGITS + 1, NANO_DIGITS);
    }

    private static long decimal(byte[] bytes, int from, int digits) {
        long value = 0;
        for (int at = from; at < from + digits; at++) {
            value = value * 10 + bytes[at] - '0';
        }
        return value;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "~m%010dt%019d~", number, nanos);
    }
}
