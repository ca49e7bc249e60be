package news.herald.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, which it writes beside the picture (Exif 2.32, tag 0x0112). It must be looked at before all that is
 * beside the picture is left out. Stateless.
 */
final class Orientation {

    /** As it should be seen. */
    static final int UPRIGHT = 1;

    private static final int APP1 = 0xe1;
    private static final long EXIF = 0x457869660000L;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    private Orientation() {}

    /** @return 1 to 8; {@link #UPRIGHT} when a JPEG says nothing, or nothing that makes sense */
    static int of(byte[] jpeg) {
        JpegSegments segments = new JpegSegments(jpeg);
        while (segments.next() && segments.marker() != JpegSegments.START_OF_SCAN) {
            ByteBuffer content = segments.content();
            if (segments.marker() == APP1 && content.limit() >= 14 && content.getLong(0) >>> 16 == EXIF) {
                return ofTiff(content.slice(6, content.limit() - 6));
            }
        }
        return UPRIGHT;
    }

    private static int ofTiff(ByteBuffer tiff) {
        if (tiff.limit() < 10) {
            return UPRIGHT;
        }
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(directory) & 0xffff;
        for (int entry = directory + 2; entries > 0 && entry + 12 <= tiff.limit(); entry += 12, entries--) {
            if (tiff.getShort(entry) == TAG && tiff.getShort(entry + 2) == SHORT) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether width and height change places. */
    static boolean isSideways(int orientation) {
        return orientation >= 5;
    }
}
