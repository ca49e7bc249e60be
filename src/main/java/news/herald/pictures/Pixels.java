package news.herald.pictures;

/**
 * A picture small enough to be held as a whole: 0xAARRGGBB each, in sRGB, line by line. Immutable as long as nobody writes
 * to the array.
 */
record Pixels(int width, int height, int[] argb) {

    /** Any source of lines, from the top. */
    interface Lines {

        /** @param line 0xAARRGGBB each; overwritten */
        void read(int y, int[] line);
    }

    /** As a whole, and smaller by {@link Shrinking} where that is asked for. */
    static Pixels of(Lines lines, int width, int height, int wantedWidth, int wantedHeight) {
        Shrinking shrinking = new Shrinking(width, height, wantedWidth, wantedHeight);
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            lines.read(y, line);
            shrinking.add(y, line);
        }
        return new Pixels(wantedWidth, wantedHeight, shrinking.argb());
    }

    Pixels shrunkTo(int wantedWidth, int wantedHeight) {
        return of(
                (y, line) -> System.arraycopy(argb, y * width, line, 0, width),
                width,
                height,
                wantedWidth,
                wantedHeight);
    }

    boolean isOpaque() {
        for (int pixel : argb) {
            if (pixel >>> 24 != 0xff) {
                return false;
            }
        }
        return true;
    }

    /** As it should be seen. @param orientation 1 to 8, by Exif */
    Pixels upright(int orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return this;
        }
        boolean sideways = Orientation.isSideways(orientation);
        int turnedWidth = sideways ? height : width;
        int turnedHeight = sideways ? width : height;
        int[] turned = new int[argb.length];
        for (int y = 0; y < turnedHeight; y++) {
            for (int x = 0; x < turnedWidth; x++) {
                turned[y * turnedWidth + x] = argb[place(orientation, x, y)];
            }
        }
        return new Pixels(turnedWidth, turnedHeight, turned);
    }

    /** Where a pixel of the upright picture stands in this one. */
    private int place(int orientation, int x, int y) {
        int right = width - 1;
        int bottom = height - 1;
        return switch (orientation) {
            case 2 -> y * width + right - x;
            case 3 -> (bottom - y) * width + right - x;
            case 4 -> (bottom - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (bottom - x) * width + y;
            case 7 -> (bottom - x) * width + right - y;
            case 8 -> x * width + right - y;
            default -> throw new IllegalArgumentException("no orientation: " + orientation);
        };
    }
}
