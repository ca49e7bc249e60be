package news.herald.testing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are appended, read and cleared without a new array each time. For one thread. */
final class GrowingBytes {

    private byte[] bytes = new byte[64];
    private int length;

    void append(byte one) {
        room(1);
        bytes[length++] = one;
    }

    void append(byte[] from, int start, int end) {
        room(end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
    }

    void clear() {
        length = 0;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    String text() {
        return text(StandardCharsets.UTF_8);
    }

    String text(Charset charset) {
        return new String(bytes, 0, length, charset);
    }

    /** The decimal number after the last hyphen, or -1. */
    long trailingNumber() {
        int start = length;
        while (start > 0 && bytes[start - 1] >= '0' && bytes[start - 1] <= '9') {
            start--;
        }
        if (start == length || start == 0 || bytes[start - 1] != '-' || length - start > 18) {
            return -1;
        }
        long number = 0;
        for (int at = start; at < length; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
