package news.herald.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import news.herald.testing.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That no print has more bytes than a node can hold of many. */
class EncodingTest {

    @Test
    void anOpaquePngOfTooManyBytesIsWrittenAsAJpegOfTheSameSize() {
        Print print = Encoding.print(noise(1_200, 800, true), Kind.PNG);
        assertEquals("w1200.jpg image/jpeg 1200 800", words(print));
        assertFits(print);
    }

    @Test
    void aTransparentOneStaysAPngAndIsMadeSmaller() {
        Print print = Encoding.print(noise(1_200, 800, false), Kind.PNG);
        assertEquals("image/png", print.contentType());
        assertTrue(print.width() < 1_200 && print.width() > 300, () -> words(print));
        assertEquals(1.5, (double) print.width() / print.height(), 0.02);
        assertTrue(PictureFiles.read(print.bytes()).getColorModel().hasAlpha());
        assertFits(print);
    }

    @Test
    void whatFitsLosesNothing() {
        Pixels pixels = noise(400, 300, true);
        Print print = Encoding.print(pixels, Kind.PNG);
        assertEquals("w400.png image/png 400 300", words(print));
        assertEquals(pixels.argb()[12_345], PictureFiles.read(print.bytes()).getRGB(12_345 % 400, 12_345 / 400));
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG"})
    void theWorstThereIsFits(Kind kind) {
        assertFits(Encoding.print(noise(1_920, 4_000, true), kind));
        assertFits(Encoding.print(noise(1_920, 4_000, kind == Kind.JPEG), kind));
    }

    @Test
    void printsAreOfDifferentWidthsHoweverSmallTheLargestBecame() {
        byte[] file = PictureFiles.file(PictureFiles.noise(1_000, 7_000), "png");
        List<Print> prints = Development.prints(new Upload(file, Kind.PNG, ""));
        prints.forEach(EncodingTest::assertFits);
        List<Integer> widths = prints.stream().map(Print::width).toList();
        assertEquals(widths.stream().distinct().sorted((a, b) -> b - a).toList(), widths);
        assertTrue(widths.get(0) < 320, widths::toString);
    }

    private static void assertFits(Print print) {
        assertTrue(print.bytes().length <= Encoding.MOST_BYTES, () -> words(print) + ", " + print.bytes().length);
        var image = PictureFiles.read(print.bytes());
        assertEquals(print.width(), image.getWidth());
        assertEquals(print.height(), image.getHeight());
    }

    private static String words(Print print) {
        return print.name() + " " + print.contentType() + " " + print.width() + " " + print.height();
    }

    private static Pixels noise(int width, int height, boolean opaque) {
        Random random = new Random(7);
        return new Pixels(
                width,
                height,
                random.ints(width * height)
                        .map(pixel -> opaque ? pixel | 0xff000000 : pixel)
                        .toArray());
    }
}
