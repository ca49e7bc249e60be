package news.herald.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says what is going on, with the minutes and seconds since the start. Safe for use by one thread. */
final class Progress {

    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String format, Object... values) {
        Duration since = Duration.ofNanos(System.nanoTime() - began);
        out.printf(Locale.ROOT, "[%d:%02d] ", since.toMinutes(), since.toSecondsPart());
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
