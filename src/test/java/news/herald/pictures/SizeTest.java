package news.herald.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SizeTest {

    @Test
    void thereIsOneForEachWidthThatIsSmaller() {
        assertEquals(List.of(1_920, 960, 320), widths(new Size(6_000, 4_000)));
        assertEquals(List.of(1_920, 960, 320), widths(new Size(1_920, 1_080)));
        assertEquals(List.of(1_000, 960, 320), widths(new Size(1_000, 800)));
        assertEquals(List.of(200), widths(new Size(200, 100)));
        assertEquals(new Size(960, 640), new Size(6_000, 4_000).renditions().get(1));
    }

    @Property
    void noneIsLargerThanThePictureOrThanMayBeHeld(
            @ForAll @IntRange(min = 1, max = Decoding.LONGEST_SIDE) int width,
            @ForAll @IntRange(min = 1, max = Decoding.LONGEST_SIDE) int height) {
        List<Size> sizes = new Size(width, height).renditions();
        assertTrue(!sizes.isEmpty());
        int last = Integer.MAX_VALUE;
        for (Size size : sizes) {
            assertTrue(size.width() >= 1 && size.height() >= 1, size::toString);
            assertTrue(size.width() <= width && size.height() <= height && size.width() <= 1_920, size::toString);
            assertTrue((long) size.width() * size.height() <= 8_100_000, size::toString);
            assertTrue(size.width() < last, sizes::toString);
            last = size.width();
        }
    }

    private static List<Integer> widths(Size size) {
        return size.renditions().stream().map(Size::width).toList();
    }
}
