package news.herald.pictures;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import news.herald.problem.Refusal;

/** From the bytes of an upload to what is shown of it. Stateless; takes some 100 MB of memory and a second at most. */
final class Development {

    private Development() {}

    /**
     * @return the largest first
     * @throws Refusal 422 when it cannot be read, is too large, or moves
     */
    static List<Print> prints(Upload upload) {
        int orientation = upload.kind() == Kind.JPEG ? Orientation.of(upload.bytes()) : Orientation.UPRIGHT;
        BufferedImage image = Decoding.decode(upload);
        List<Size> sizes = new Size(image.getWidth(), image.getHeight())
                .turned(orientation)
                .renditions();
        Size first = sizes.get(0).turned(orientation);
        Pixels pixels = Pixels.of(
                        new Negative(image), image.getWidth(), image.getHeight(), first.width(), first.height())
                .upright(orientation);
        List<Print> prints = new ArrayList<>();
        for (Size size : sizes) {
            // Each from the one before, which is already small.
            pixels = pixels.width() == size.width() ? pixels : pixels.shrunkTo(size.width(), size.height());
            Print print = Encoding.print(pixels, upload.kind());
            // A larger one may have been made smaller, down to what is asked for here.
            if (prints.stream().allMatch(other -> print.width() < other.width())) {
                prints.add(print);
            }
        }
        return prints;
    }
}
