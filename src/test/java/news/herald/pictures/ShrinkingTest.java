package news.herald.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShrinkingTest {

    private static final int OPAQUE = 0xff000000;

    @Property
    void oneColourStaysThatColour(
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height,
            @ForAll @IntRange(min = 1, max = 60) int newWidth,
            @ForAll @IntRange(min = 1, max = 60) int newHeight,
            @ForAll int colour) {
        int[] argb = new int[width * height];
        Arrays.fill(argb, OPAQUE | colour);
        Pixels small = new Pixels(width, height, argb).shrunkTo(Math.min(width, newWidth), Math.min(height, newHeight));
        for (int pixel : small.argb()) {
            assertEquals(OPAQUE | colour, pixel);
        }
    }

    @Property
    void thePictureIsAsBrightAsBefore(
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height,
            @ForAll @IntRange(min = 1, max = 60) int newWidth,
            @ForAll @IntRange(min = 1, max = 60) int newHeight,
            @ForAll long seed) {
        int[] argb = new Random(seed)
                .ints((long) width * height)
                .map(colour -> OPAQUE | colour)
                .toArray();
        Pixels small = new Pixels(width, height, argb).shrunkTo(Math.min(width, newWidth), Math.min(height, newHeight));
        assertEquals(green(argb), green(small.argb()), 0.51);
    }

    private static double green(int[] argb) {
        return IntStream.of(argb).map(pixel -> pixel >> 8 & 0xff).average().orElseThrow();
    }

    @Property
    void whatIsNoSmallerIsTheSameToTheBit(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll long seed) {
        int[] argb = new Random(seed)
                .ints((long) width * height)
                .map(colour -> OPAQUE | colour)
                .toArray();
        assertArrayEquals(
                argb, new Pixels(width, height, argb).shrunkTo(width, height).argb());
    }

    /** A transparent pixel has a colour too, which nobody sees. */
    @Test
    void whatIsTransparentGivesNoColour() {
        int[] argb = {0xffff0000, 0x0000ff00};
        assertEquals(0x80ff0000, new Pixels(2, 1, argb).shrunkTo(1, 1).argb()[0]);
    }

    @Test
    void eachNewPixelIsTheMeanOfWhatItStandsFor() {
        int[] argb = {OPAQUE, 0xff0000ff, 0xff00ff00, OPAQUE};
        assertTrue(Math.abs((new Pixels(2, 2, argb).shrunkTo(1, 1).argb()[0] & 0xff) - 64) <= 1);
    }
}
