package news.herald.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures anew, so that they hold what is seen and nothing else. Stateless. */
final class Encoding {

    /** Bytes of a print, because as a whole it is in memory while anybody reads it. Photos of this width have a third. */
    static final int MOST_BYTES = 1_500_000;

    private static final float[] QUALITIES = {0.85f, 0.6f};

    private Encoding() {}

    /**
     * A JPEG of what came as one, else a PNG, which loses nothing. What would take too many bytes becomes a JPEG as well, or,
     * because that has no transparency and a page may be light or dark, smaller.
     */
    static Print print(Pixels pixels, Kind kind) {
        boolean opaque = pixels.isOpaque();
        Written last = null;
        if (kind != Kind.JPEG) {
            last = write(Kind.PNG, image(pixels, opaque), 0);
        }
        for (int i = 0; i < QUALITIES.length && (last == null || opaque && !last.isWhole()); i++) {
            last = write(Kind.JPEG, image(pixels, true), QUALITIES[i]);
        }
        return last.isWhole() ? last.print(pixels) : print(smaller(pixels, last.size()), kind);
    }

    /** By a little more than it must be: of fewer pixels each takes more bytes. */
    private static Pixels smaller(Pixels pixels, int bytes) {
        double scale = 0.9 * Math.sqrt((double) MOST_BYTES / bytes);
        return pixels.shrunkTo(
                Math.max(1, (int) (pixels.width() * scale)), Math.max(1, (int) (pixels.height() * scale)));
    }

    private static BufferedImage image(Pixels pixels, boolean opaque) {
        BufferedImage image = new BufferedImage(
                pixels.width(), pixels.height(), opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        image.getRaster().setDataElements(0, 0, pixels.width(), pixels.height(), pixels.argb());
        return image;
    }

    /** @param quality of a JPEG, 0 to 1 */
    private static Written write(Kind kind, BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(kind.type()).next();
        Written bytes = new Written(kind);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (kind == Kind.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes;
    }

    /** As much of a file as a print may have; what is beyond that is counted and not kept. For one thread. */
    private static final class Written extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final Kind kind;
        private int size;

        Written(Kind kind) {
            this.kind = kind;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            kept.write(bytes, offset, Math.min(length, Math.max(0, MOST_BYTES - size)));
            size += length;
        }

        int size() {
            return size;
        }

        boolean isWhole() {
            return size <= MOST_BYTES;
        }

        Print print(Pixels pixels) {
            return new Print(
                    "w" + pixels.width() + (kind == Kind.JPEG ? ".jpg" : ".png"),
                    kind.type(),
                    pixels.width(),
                    pixels.height(),
                    kept.toByteArray());
        }
    }
}
