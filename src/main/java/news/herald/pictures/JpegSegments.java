package news.herald.pictures;

import java.nio.ByteBuffer;

/**
 * Goes from one segment of a JPEG to the next (ITU-T T.81, annex B), as libjpeg does: over whatever stands between two of
 * them, which is a scan's data, or of no use. For one thread.
 */
final class JpegSegments {

    static final int END_OF_IMAGE = 0xd9;
    static final int START_OF_SCAN = 0xda;

    private static final int TEMPORARY = 0x01;
    private static final int FIRST_RESTART = 0xd0;
    private static final int START_OF_IMAGE = 0xd8;

    private final byte[] jpeg;
    private int at;
    private int marker;
    private ByteBuffer content;

    JpegSegments(byte[] jpeg) {
        this.jpeg = jpeg;
    }

    /** @return whether there is one more, and as a whole */
    boolean next() {
        do {
            if (!nextMarker()) {
                return false;
            }
        } while (marker == TEMPORARY || marker >= FIRST_RESTART && marker <= START_OF_IMAGE);
        if (marker == END_OF_IMAGE) {
            content = ByteBuffer.allocate(0);
            return true;
        }
        if (at + 2 > jpeg.length) {
            return false;
        }
        // With that of the length itself.
        int length = Math.max(2, (jpeg[at] & 0xff) << 8 | jpeg[at + 1] & 0xff);
        if (at + length > jpeg.length) {
            return false;
        }
        content = ByteBuffer.wrap(jpeg).slice(at + 2, length - 2);
        at += length;
        return true;
    }

    /** A zero behind 0xff makes it one of the data's. */
    private boolean nextMarker() {
        do {
            while (at < jpeg.length && jpeg[at] != (byte) 0xff) {
                at++;
            }
            while (at < jpeg.length && jpeg[at] == (byte) 0xff) {
                at++;
            }
            if (at == jpeg.length) {
                return false;
            }
            marker = jpeg[at++] & 0xff;
        } while (marker == 0);
        return true;
    }

    /** Of the segment that {@link #next} found, the second byte. */
    int marker() {
        return marker;
    }

    /** What stands behind its length. */
    ByteBuffer content() {
        return content;
    }
}
