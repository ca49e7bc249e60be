package news.herald.pictures;

import java.util.ArrayList;
import java.util.List;

/** Width and height in pixels, at least 1 each. Immutable. */
record Size(int width, int height) {

    /** What phones, columns and large screens show. */
    private static final int[] WIDTHS = {1_920, 960, 320};

    /** A very tall picture is made narrower than its width allows, so that this much is held in memory and no more. */
    private static final long MOST_PIXELS = 8_000_000;

    Size turned(int orientation) {
        return Orientation.isSideways(orientation) ? new Size(height, width) : this;
    }

    /**
     * Of the renditions of a picture of this size, the largest first: one for each of the widths that it is wider than, and
     * its own when that is no larger than all of them.
     */
    List<Size> renditions() {
        List<Size> sizes = new ArrayList<>();
        if (width <= WIDTHS[0]) {
            sizes.add(bounded());
        }
        for (int wanted : WIDTHS) {
            if (wanted < width) {
                Size size = withWidth(wanted).bounded();
                if (sizes.stream().noneMatch(other -> other.width <= size.width)) {
                    sizes.add(size);
                }
            }
        }
        return sizes;
    }

    private Size withWidth(int wanted) {
        return new Size(wanted, Math.max(1, Math.round((float) ((double) height * wanted / width))));
    }

    private Size bounded() {
        long pixels = (long) width * height;
        return pixels <= MOST_PIXELS
                ? this
                : withWidth(Math.max(1, (int) (width * Math.sqrt(MOST_PIXELS / (double) pixels))));
    }
}
