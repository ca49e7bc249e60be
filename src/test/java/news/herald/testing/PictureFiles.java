package news.herald.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as cameras, programs and attackers make them. Stateless. */
public final class PictureFiles {

    /** What {@link #photo} has beside the picture. */
    public static final String SECRET = "Taken at 52.5200 N 13.4050 E";

    /** Colours of the quarters of {@link #quarters}, line by line. */
    public static final int RED = 0xffff0000;

    public static final int GREEN = 0xff00ff00;
    public static final int BLUE = 0xff0000ff;
    public static final int WHITE = 0xffffffff;

    private static final int[] COLOURS = {RED, GREEN, BLUE, WHITE};

    private PictureFiles() {}

    /** Red and green above blue and white. */
    public static BufferedImage quarters(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, COLOURS[(2 * y < height ? 0 : 2) + (2 * x < width ? 0 : 1)]);
            }
        }
        return image;
    }

    /** One that nobody uploaded before. */
    public static BufferedImage unique(int width, int height) {
        BufferedImage image = quarters(width, height);
        Random random = new Random(System.nanoTime());
        for (int pixel = 0; pixel < 8; pixel++) {
            image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt());
        }
        return image;
    }

    /** What no format makes small, and half of it transparent. */
    public static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] argb = new Random(7).ints(width * height).toArray();
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }

    /** @param format jpeg, png or gif */
    public static byte[] file(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("nobody writes " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static byte[] jpeg(int width, int height) {
        return file(unique(width, height), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return file(unique(width, height), "png");
    }

    /** A JPEG as a camera writes it: how it was held, and where. */
    public static byte[] photo(BufferedImage image, int orientation) {
        return with(0xe1, exif(orientation), file(image, "jpeg"));
    }

    /** A JPEG whose colours are those of a profile (ICC.1:2022, annex B.4). */
    public static byte[] profiled(BufferedImage image, byte[] profile) {
        return with(
                0xe2,
                bytes(out -> {
                    out.writeBytes("ICC_PROFILE\0");
                    out.write(new byte[] {1, 1});
                    out.write(profile);
                }),
                file(image, "jpeg"));
    }

    /** A segment right behind the begin of a JPEG. */
    private static byte[] with(int marker, byte[] segment, byte[] jpeg) {
        return bytes(out -> {
            out.write(jpeg, 0, 2);
            out.writeByte(0xff);
            out.writeByte(marker);
            out.writeShort(segment.length + 2);
            out.write(segment);
            out.write(jpeg, 2, jpeg.length - 2);
        });
    }

    private static byte[] exif(int orientation) {
        byte[] text = (SECRET + '\0').getBytes(StandardCharsets.US_ASCII);
        return bytes(out -> {
            out.writeBytes("Exif\0\0MM\0");
            out.writeByte(42);
            out.writeInt(8);
            out.writeShort(2);
            // The description, which stands behind the directory.
            out.writeShort(0x010e);
            out.writeShort(2);
            out.writeInt(text.length);
            out.writeInt(8 + 2 + 2 * 12 + 4);
            out.writeShort(0x0112);
            out.writeShort(3);
            out.writeInt(1);
            out.writeShort(orientation);
            out.writeShort(0);
            out.writeInt(0);
            out.write(text);
        });
    }

    /** A PNG of a few bytes that says it is so large. */
    public static byte[] bomb(int width, int height) {
        byte[] header = bytes(out -> {
            out.writeBytes("IHDR");
            out.writeInt(width);
            out.writeInt(height);
            out.write(new byte[] {8, 2, 0, 0, 0});
        });
        CRC32 sum = new CRC32();
        sum.update(header);
        return bytes(out -> {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            out.writeInt(header.length - 4);
            out.write(header);
            out.writeInt((int) sum.getValue());
        });
    }

    /** A JPEG that comes into focus while it loads: of several scans. */
    public static byte[] progressive(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A GIF of two pictures. */
    public static byte[] moving() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(quarters(8, 8), null, null), null);
            writer.writeToSequence(new IIOImage(unique(8, 8), null, null), null);
            writer.endWriteSequence();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** What a browser would make of it. */
    public static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether two colours look the same, after a JPEG's losses. */
    public static boolean isLike(int one, int other) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > 24) {
                return false;
            }
        }
        return true;
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
