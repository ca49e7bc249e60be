package news.herald.pictures;

import news.herald.problem.Refusal;

/**
 * How a JPEG is given: a progressive one, and one that has its colours one after the other, is decoded as a whole in memory
 * that no heap counts, 2 bytes for each sample, once more for each of its scans. Stateless.
 */
final class Scans {

    static final long MOST_PIXELS = 20_000_000;

    static final int MOST = 100;

    private static final int PROGRESSIVE = 0xc2;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;
    private static final int HUFFMAN_TABLES = 0xc4;
    private static final int EXTENSION = 0xc8;
    private static final int ARITHMETIC_CONDITIONS = 0xcc;

    /** In a frame's header the place of the number of its components; in a scan's it is the first. */
    private static final int COMPONENTS = 5;

    private Scans() {}

    /** @throws Refusal 422 when it takes too much */
    static void check(byte[] jpeg, Size size) {
        JpegSegments segments = new JpegSegments(jpeg);
        boolean framed = false;
        boolean inParts = false;
        int components = 0;
        int scans = 0;
        // Tables alone may come before, as a picture without a frame.
        while (segments.next() && !(framed && segments.marker() == JpegSegments.END_OF_IMAGE)) {
            int marker = segments.marker();
            if (isFrame(marker) && segments.content().limit() > COMPONENTS) {
                framed = true;
                components = segments.content().get(COMPONENTS) & 0xff;
                inParts |= marker == PROGRESSIVE;
            } else if (marker == JpegSegments.START_OF_SCAN
                    && segments.content().hasRemaining()) {
                scans++;
                inParts |= (segments.content().get(0) & 0xff) < components;
            }
        }
        if (scans > MOST) {
            throw Refusal.unprocessable("The picture is a JPEG of " + scans + " scans. Herald takes at most " + MOST
                    + ": save it as a JPEG that is not progressive.");
        }
        if (inParts && (long) size.width() * size.height() > MOST_PIXELS) {
            throw Refusal.unprocessable("The picture is a progressive JPEG of " + size.width() + " × " + size.height()
                    + " pixels. Herald takes at most " + MOST_PIXELS / 1_000_000
                    + " million of these: make it smaller, or save it as a JPEG that is not progressive.");
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLES
                && marker != EXTENSION
                && marker != ARITHMETIC_CONDITIONS;
    }
}
