package news.herald.pictures;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** A decoded picture, whatever its colours, as lines of sRGB. For one thread. */
final class Negative implements Pixels.Lines {

    private static final int AT_ONCE = 64;

    private final BufferedImage image;
    private final Pixels.Lines lines;

    /** What was converted last. */
    private BufferedImage strip;

    private int stripAt = -AT_ONCE;

    Negative(BufferedImage image) {
        this.image = image;
        lines = lines();
    }

    @Override
    public void read(int y, int[] line) {
        lines.read(y, line);
    }

    private Pixels.Lines lines() {
        ColorModel colours = image.getColorModel();
        if (colours instanceof IndexColorModel) {
            return this::asItIs;
        }
        if (colours.getNumColorComponents() == 1) {
            return this::grey;
        }
        return colours.getColorSpace().isCS_sRGB() ? this::asItIs : this::converted;
    }

    private void asItIs(int y, int[] line) {
        image.getRGB(0, y, line.length, 1, line, 0, line.length);
    }

    /** To the letter: Java takes grey for linear, and would make it lighter. */
    private void grey(int y, int[] line) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(0, y, line.length, 1, (int[]) null);
        int white = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        for (int x = 0; x < line.length; x++) {
            int grey = samples[x * bands] * 255 / white;
            int alpha = bands > 1 ? samples[x * bands + 1] * 255 / white : 255;
            line[x] = alpha << 24 | grey << 16 | grey << 8 | grey;
        }
    }

    /** Some lines at once: one by one, or pixel by pixel, it takes many times as long. */
    private void converted(int y, int[] line) {
        if (y < stripAt || y >= stripAt + AT_ONCE) {
            stripAt = y;
            int height = Math.min(AT_ONCE, image.getHeight() - y);
            BufferedImage part = image.getSubimage(0, y, image.getWidth(), height);
            strip = new BufferedImage(image.getWidth(), height, BufferedImage.TYPE_INT_ARGB);
            new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_sRGB), null).filter(part, strip);
        }
        strip.getRGB(0, y - stripAt, line.length, 1, line, 0, line.length);
    }
}
