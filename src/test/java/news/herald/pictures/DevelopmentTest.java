package news.herald.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.util.List;
import news.herald.testing.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentTest {

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greyIsNoLighterThanItWas(int type) {
        BufferedImage grey = new BufferedImage(40, 30, type);
        int level = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257;
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                grey.getRaster().setSample(x, y, 0, level);
            }
        }
        assertEquals(
                0xff646464,
                shown(developed(PictureFiles.file(grey, "png"), Kind.PNG).get(0), 20, 15));
    }

    @Test
    void otherColoursBecomeThoseOfTheWeb() {
        ComponentColorModel linear = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB), false, false, 1, DataBuffer.TYPE_BYTE);
        WritableRaster raster = linear.createCompatibleWritableRaster(10, 100);
        BufferedImage image = new BufferedImage(linear, raster, false, null);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 10; x++) {
                raster.setPixel(x, y, new int[] {128, 0, 255});
            }
        }
        int[] line = new int[10];
        Negative negative = new Negative(image);
        for (int y : new int[] {0, 63, 64, 99}) {
            negative.read(y, line);
            assertTrue(PictureFiles.isLike(0xffbc00ff, line[9]), Integer.toHexString(line[9]));
        }
    }

    /** As phones write them, of colours that they know more of than the web does. */
    @Test
    void aProfileInAJpegIsHonoured() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                image.setRGB(x, y, 0xff804000);
            }
        }
        Print print =
                developed(PictureFiles.profiled(image, profile), Kind.JPEG).get(0);
        int seen = shown(print, 50, 50);
        assertTrue(PictureFiles.isLike(0xffbc8900, seen), Integer.toHexString(seen));
    }

    @Test
    void whatIsTransparentStaysSo() {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(1, 1, PictureFiles.RED);
        for (Kind kind : List.of(Kind.PNG, Kind.GIF)) {
            byte[] file = PictureFiles.file(image, kind.name());
            Print print = developed(file, kind).get(0);
            assertEquals("image/png", print.contentType());
            assertEquals(0, shown(print, 0, 0) >>> 24);
            assertEquals(PictureFiles.RED, shown(print, 1, 1));
        }
    }

    /** 48 million pixels are 144 MB; they are read by every second one. */
    @Test
    void aVeryLargePictureIsShownAsWell() {
        BufferedImage large = new BufferedImage(8_000, 6_000, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 3_000; y++) {
            for (int x = 0; x < 4_000; x++) {
                large.setRGB(x, y, PictureFiles.RED);
            }
        }
        List<Print> prints = developed(PictureFiles.file(large, "jpeg"), Kind.JPEG);
        assertEquals(List.of(1_920, 960, 320), prints.stream().map(Print::width).toList());
        assertEquals(1_440, prints.get(0).height());
        for (Print print : prints) {
            int right = print.width() - 9;
            assertTrue(PictureFiles.isLike(PictureFiles.RED, shown(print, 9, 9)));
            assertTrue(PictureFiles.isLike(0xff000000, shown(print, right, 9)));
        }
    }

    private static List<Print> developed(byte[] file, Kind kind) {
        return Development.prints(new Upload(file, kind, ""));
    }

    private static int shown(Print print, int x, int y) {
        return PictureFiles.read(print.bytes()).getRGB(x, y);
    }
}
