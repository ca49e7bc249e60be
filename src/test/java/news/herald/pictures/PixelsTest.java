package news.herald.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelsTest {

    /** The lines as cameras store them, of a picture that is ab, cd, ef (Exif 2.32, figure of tag 0x0112). */
    @ParameterizedTest
    @CsvSource({
        "1, ab cd ef",
        "2, ba dc fe",
        "3, fe dc ba",
        "4, ef cd ab",
        "5, ace bdf",
        "6, bdf ace",
        "7, fdb eca",
        "8, eca fdb"
    })
    void whicheverWayACameraWasHeldThePictureIsUpright(int orientation, String stored) {
        String[] lines = stored.split(" ");
        Pixels pixels = new Pixels(
                lines[0].length(), lines.length, String.join("", lines).chars().toArray());
        assertEquals("ab cd ef", text(pixels.upright(orientation)));
    }

    private static String text(Pixels pixels) {
        return IntStream.range(0, pixels.height())
                .mapToObj(line -> new String(pixels.argb(), line * pixels.width(), pixels.width()))
                .collect(Collectors.joining(" "));
    }
}
