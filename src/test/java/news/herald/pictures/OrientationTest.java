package news.herald.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import news.herald.testing.PictureFiles;
import org.junit.jupiter.api.Test;

class OrientationTest {

    private static final byte[] PHOTO = PictureFiles.photo(PictureFiles.quarters(8, 8), 6);

    @Test
    void itIsWhatTheCameraWrote() {
        for (int orientation = 1; orientation <= 8; orientation++) {
            assertEquals(orientation, Orientation.of(PictureFiles.photo(PictureFiles.quarters(8, 8), orientation)));
        }
    }

    @Test
    void withoutOneThatMakesSenseAPictureIsUpright() {
        assertEquals(1, Orientation.of(PictureFiles.jpeg(8, 8)));
        assertEquals(1, Orientation.of(PictureFiles.photo(PictureFiles.quarters(8, 8), 0)));
        assertEquals(1, Orientation.of(PictureFiles.photo(PictureFiles.quarters(8, 8), 9)));
        assertEquals(1, Orientation.of(new byte[0]));
    }

    /** The Intel order, as most cameras have it. */
    @Test
    void bytesMayStandInEitherOrder() {
        byte[] little = {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'I',
            'I',
            42,
            0,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            1,
            3,
            0,
            1,
            0,
            0,
            0,
            8,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        };
        assertEquals(8, Orientation.of(little));
    }

    @Property
    void whateverIsDamagedIsReadWithoutHarm(
            @ForAll @IntRange(min = 0, max = 120) int at,
            @ForAll byte value,
            @ForAll @IntRange(min = 0, max = 200) int length) {
        byte[] damaged = Arrays.copyOf(PHOTO, Math.min(PHOTO.length, length));
        if (at < damaged.length) {
            damaged[at] = value;
        }
        int orientation = Orientation.of(damaged);
        assertTrue(orientation >= 1 && orientation <= 8);
    }

    @Property
    void soAreBytesOfAnySort(@ForAll @Size(max = 60) byte[] tail) {
        byte[] bytes = Arrays.copyOf(PHOTO, 12 + tail.length);
        System.arraycopy(tail, 0, bytes, 12, tail.length);
        bytes[4] = 0;
        bytes[5] = (byte) (tail.length + 8);
        int orientation = Orientation.of(bytes);
        assertTrue(orientation >= 1 && orientation <= 8);
    }
}
