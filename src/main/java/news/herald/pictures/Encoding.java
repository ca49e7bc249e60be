package news.herald.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures anew, so that they hold what is seen and nothing else. Stateless. */
final class Encoding {

    private static final float QUALITY = 0.85f;

    private Encoding() {}

    /** A JPEG of what came as one, else a PNG, which loses nothing. */
    static Print print(Pixels pixels, Kind kind) {
        boolean jpeg = kind == Kind.JPEG;
        return new Print(
                "w" + pixels.width() + (jpeg ? ".jpg" : ".png"),
                jpeg ? Kind.JPEG.type() : Kind.PNG.type(),
                pixels.width(),
                pixels.height(),
                jpeg
                        ? write("jpeg", image(pixels, true), true)
                        : write("png", image(pixels, pixels.isOpaque()), false));
    }

    private static BufferedImage image(Pixels pixels, boolean opaque) {
        BufferedImage image = new BufferedImage(
                pixels.width(), pixels.height(), opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        image.getRaster().setDataElements(0, 0, pixels.width(), pixels.height(), pixels.argb());
        return image;
    }

    private static byte[] write(String format, BufferedImage image, boolean compressed) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (compressed) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
