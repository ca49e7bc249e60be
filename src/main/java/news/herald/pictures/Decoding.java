package news.herald.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import news.herald.problem.Refusal;

/**
 * Reads a picture with what the platform has for it, after a look at its size: a few hundred bytes can say that they are a
 * picture of gigabytes. Stateless.
 */
final class Decoding {

    /** Pixels of a picture, and of its longer side. */
    static final long MOST_PIXELS = 50_000_000;

    static final int LONGEST_SIDE = 20_000;

    /** What a decoded picture may take. A larger one is read by every second pixel, or third, of every second line, or third. */
    private static final long MOST_BYTES = 64_000_000;

    private static final int USUAL_BYTES = 4;

    private Decoding() {}

    /** @throws Refusal 422 when it cannot be read, is too large, or moves */
    static BufferedImage decode(Upload upload) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(
                        upload.kind().name().toLowerCase(Locale.ROOT))
                .next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload.bytes()))) {
            // Nothing is read of what stands beside the picture: compressed, that could be of any size too.
            reader.setInput(in, false, true);
            return decode(reader, upload);
        } catch (IOException | RuntimeException broken) {
            throw broken instanceof Refusal refusal ? refusal : damaged();
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage decode(ImageReader reader, Upload upload) throws IOException {
        Size size = new Size(reader.getWidth(0), reader.getHeight(0));
        check(size);
        if (upload.kind() == Kind.JPEG) {
            Scans.check(upload.bytes(), size);
        }
        if (upload.kind() == Kind.GIF && reader.getNumImages(true) > 1) {
            throw Refusal.unprocessable("Pictures here do not move: this GIF does. Upload one of its pictures.");
        }
        AtomicBoolean cutOff = new AtomicBoolean();
        IIOReadWarningListener listener =
                (source, warning) -> cutOff.compareAndSet(false, warning.matches("(?is).*(truncated|premature end).*"));
        reader.addIIOReadWarningListener(listener);
        ImageReadParam param = reader.getDefaultReadParam();
        int step = step(size, bytesPerPixel(reader));
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, param);
        if (cutOff.get()) {
            throw damaged();
        }
        return image;
    }

    private static void check(Size size) {
        long pixels = (long) size.width() * size.height();
        if (pixels > MOST_PIXELS || Math.max(size.width(), size.height()) > LONGEST_SIDE) {
            throw Refusal.unprocessable("The picture has " + size.width() + " × " + size.height()
                    + " pixels. Herald takes at most " + MOST_PIXELS / 1_000_000 + " million, and " + LONGEST_SIDE
                    + " on a side.");
        }
    }

    private static int bytesPerPixel(ImageReader reader) throws IOException {
        ImageTypeSpecifier raw = reader.getRawImageType(0);
        return raw == null ? USUAL_BYTES : Math.max(1, (raw.getColorModel().getPixelSize() + 7) / 8);
    }

    private static int step(Size size, int bytesPerPixel) {
        int step = 1;
        while ((long) size.width() * size.height() * bytesPerPixel / ((long) step * step) > MOST_BYTES) {
            step++;
        }
        return step;
    }

    private static Refusal damaged() {
        return Refusal.unprocessable(
                "The picture cannot be read. It may be damaged or cut off, or of colours for print (CMYK): save it as RGB.");
    }
}
