package news.herald.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import news.herald.problem.Refusal;
import news.herald.testing.PictureFiles;
import org.junit.jupiter.api.Test;

class ScansTest {

    private static final Size SMALL = new Size(5_000, 4_000);
    private static final Size LARGE = new Size(5_000, 4_001);
    private static final byte[] PROGRESSIVE = PictureFiles.progressive(PictureFiles.quarters(64, 48));
    private static final byte[] USUAL = PictureFiles.file(PictureFiles.quarters(64, 48), "jpeg");

    @Test
    void aProgressiveJpegIsTakenAsAnyOther() {
        Print print = Development.prints(new Upload(PROGRESSIVE, Kind.JPEG, "")).get(0);
        assertTrue(PictureFiles.isLike(
                PictureFiles.RED, PictureFiles.read(print.bytes()).getRGB(8, 8)));
        Scans.check(PROGRESSIVE, SMALL);
    }

    @Test
    void oneOfTooManyPixelsIsNotUnlessItIsNotProgressive() {
        assertRefused(PROGRESSIVE, LARGE, "progressive JPEG of 5000 × 4001");
        Scans.check(USUAL, LARGE);
    }

    /** Before a pixel is decoded: this one says so only. */
    @Test
    void whoeverDevelopsItLooksFirst() {
        byte[] large = PROGRESSIVE.clone();
        int frame = place(large, 0xc2);
        // Its height and width.
        large[frame + 5] = 0x14;
        large[frame + 7] = 0x14;
        Refusal refusal = assertThrows(Refusal.class, () -> Development.prints(new Upload(large, Kind.JPEG, "")));
        assertEquals(422, refusal.status());
        assertTrue(refusal.detail().contains("progressive"), refusal.detail());
    }

    /** Its first scan has one colour only: libjpeg holds the whole picture until it has the others. */
    @Test
    void colourAfterColourIsAsMuch() {
        byte[] parts = USUAL.clone();
        parts[place(parts, 0xda) + 4] = 1;
        assertRefused(parts, LARGE, "5000 × 4001");
        Scans.check(parts, SMALL);
    }

    @Test
    void itHasNotAnyNumberOfScans() {
        byte[] once = segment(PROGRESSIVE, 0xda);
        int scans = count(PROGRESSIVE);
        Scans.check(with(once, Scans.MOST - scans), SMALL);
        assertRefused(with(once, Scans.MOST + 1 - scans), SMALL, "101 scans");
        assertThrows(Refusal.class, () -> Development.prints(new Upload(with(once, Scans.MOST), Kind.JPEG, "")));
    }

    /** As phones add a film, or a second picture. */
    @Test
    void whatStandsBehindThePictureDoesNotCount() {
        byte[] two = join(USUAL, PROGRESSIVE);
        Scans.check(two, LARGE);
        // But tables may stand before it, as if they were a picture.
        assertRefused(
                join(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9}, PROGRESSIVE), LARGE, "4001");
    }

    @Test
    void whatIsCutOffAnywhereIsLookedThroughWithoutHarm() {
        for (int length = 0; length < PROGRESSIVE.length; length++) {
            Scans.check(Arrays.copyOf(PROGRESSIVE, length), SMALL);
        }
    }

    private static void assertRefused(byte[] jpeg, Size size, String words) {
        Refusal refusal = assertThrows(Refusal.class, () -> Scans.check(jpeg, size));
        assertEquals(422, refusal.status());
        assertTrue(refusal.detail().contains(words), refusal.detail());
    }

    private static int place(byte[] jpeg, int marker) {
        for (int at = 0; at < jpeg.length - 1; at++) {
            if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) marker) {
                return at;
            }
        }
        throw new IllegalArgumentException("no such marker");
    }

    private static byte[] segment(byte[] jpeg, int marker) {
        int at = place(jpeg, marker);
        return Arrays.copyOfRange(jpeg, at, at + 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]));
    }

    private static int count(byte[] jpeg) {
        int scans = 0;
        for (JpegSegments segments = new JpegSegments(jpeg); segments.next(); ) {
            scans += segments.marker() == JpegSegments.START_OF_SCAN ? 1 : 0;
        }
        assertTrue(scans > 1);
        return scans;
    }

    /** Before its end. */
    private static byte[] with(byte[] segment, int times) {
        byte[] all = Arrays.copyOf(PROGRESSIVE, PROGRESSIVE.length - 2);
        for (int time = 0; time < times; time++) {
            all = join(all, segment);
        }
        return join(all, new byte[] {(byte) 0xff, (byte) JpegSegments.END_OF_IMAGE});
    }

    private static byte[] join(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
