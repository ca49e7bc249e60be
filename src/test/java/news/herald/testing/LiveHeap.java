package news.herald.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The live heap of a JVM of this machine, as {@code jcmd PID GC.class_histogram} sums it up after a full collection. The
 * tool is part of the JDK that builds the project; the server needs no option for it and loads no agent. Immutable.
 *
 * @param settled collections go on while they free more than this share: what a cleaner lets go is free only after the next
 */
public record LiveHeap(ProcessHandle process, double settled) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");
    private static final int MOST_COLLECTIONS = 10;

    /** To the last of it. */
    public LiveHeap(ProcessHandle process) {
        this(process, 0.002);
    }

    /** Bytes of the objects that are reachable. */
    public long bytes() {
        long least = collected();
        for (int times = 1; times < MOST_COLLECTIONS; times++) {
            long now = collected();
            boolean enough = least - now < least * settled;
            least = Math.min(least, now);
            if (enough) {
                break;
            }
        }
        return least;
    }

    private long collected() {
        String histogram = histogram();
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("jcmd told no total: " + histogram);
        }
        return Long.parseLong(total.group(1));
    }

    private String histogram() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException noTool) {
            throw new UncheckedIOException(noTool);
        }
    }
}
