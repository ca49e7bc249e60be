package news.herald.pictures;

import java.util.Arrays;

/**
 * Makes a picture smaller while it is read, a line at a time: each new pixel is the mean of the area that it stands for. By hand,
 * because Java's own ways need the whole picture in memory, and some a graphics environment. For one thread.
 */
final class Shrinking {

    private static final int CHANNELS = 4;

    private final int width;
    private final int height;
    private final int newWidth;
    private final int newHeight;
    private final int[] argb;
    private final float[] across;
    private final float[] line;
    private final float[] next;
    private int row;

    /** @param newWidth at most the old one, as is the height */
    Shrinking(int width, int height, int newWidth, int newHeight) {
        if (newWidth > width || newHeight > height || newWidth < 1 || newHeight < 1) {
            throw new IllegalArgumentException("not smaller");
        }
        this.width = width;
        this.height = height;
        this.newWidth = newWidth;
        this.newHeight = newHeight;
        argb = new int[newWidth * newHeight];
        across = new float[newWidth * CHANNELS];
        line = new float[newWidth * CHANNELS];
        next = new float[newWidth * CHANNELS];
    }

    /** In the order of the lines. */
    void add(int y, int[] pixels) {
        shrinkAcross(pixels);
        // In units of 1/height of a new line, of which the old line covers newHeight.
        long begin = (long) y * newHeight;
        long border = (begin / height + 1) * height;
        float inThis = Math.min(newHeight, border - begin) / (float) height;
        float inNext = Math.max(0, begin + newHeight - border) / (float) height;
        for (int i = 0; i < across.length; i++) {
            line[i] += across[i] * inThis;
            next[i] += across[i] * inNext;
        }
        if (begin + newHeight >= border) {
            write();
        }
    }

    private void shrinkAcross(int[] pixels) {
        Arrays.fill(across, 0);
        for (int x = 0; x < width; x++) {
            long begin = (long) x * newWidth;
            int to = (int) (begin / width);
            long border = (to + 1L) * width;
            int pixel = pixels[x];
            long over = begin + newWidth - border;
            if (over <= 0) {
                add(to, pixel, newWidth / (float) width);
            } else {
                add(to, pixel, (border - begin) / (float) width);
                add(to + 1, pixel, over / (float) width);
            }
        }
    }

    /** Colours weigh as much as they can be seen: else what is transparent would leave a rim. */
    private void add(int x, int pixel, float weight) {
        float alpha = (pixel >>> 24) * weight;
        int at = x * CHANNELS;
        across[at] += alpha;
        across[at + 1] += (pixel >> 16 & 0xff) * alpha;
        across[at + 2] += (pixel >> 8 & 0xff) * alpha;
        across[at + 3] += (pixel & 0xff) * alpha;
    }

    private void write() {
        for (int x = 0; x < newWidth; x++) {
            int at = x * CHANNELS;
            float alpha = line[at];
            argb[row * newWidth + x] = alpha < 0.5f
                    ? 0
                    : Math.min(255, Math.round(alpha)) << 24
                            | channel(line[at + 1], alpha) << 16
                            | channel(line[at + 2], alpha) << 8
                            | channel(line[at + 3], alpha);
        }
        row++;
        System.arraycopy(next, 0, line, 0, line.length);
        Arrays.fill(next, 0);
    }

    private static int channel(float sum, float alpha) {
        return Math.min(255, Math.round(sum / alpha));
    }

    int[] argb() {
        return argb;
    }
}
