package news.herald.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogBrakeTest {

    private long now;
    private final AtomicInteger leftOut = new AtomicInteger();
    private final LogBrake brake = new LogBrake(Set.of("repetitive"), () -> now, leftOut::incrementAndGet);

    private long written(String logger, Throwable thrown) {
        return written(logger, "something", thrown);
    }

    private long written(String logger, String message, Throwable thrown) {
        LogRecord record = new LogRecord(Level.SEVERE, message);
        record.setLoggerName(logger);
        record.setThrown(thrown);
        return IntStream.range(0, 100)
                .filter(number -> brake.isLoggable(record))
                .count();
    }

    @Test
    void ofManyStackTracesAFewAreWrittenAndOneEachTenMinutes() {
        assertEquals(3, written("web", new IllegalStateException()));
        assertEquals(97, leftOut.get());
        assertEquals(3, written("another", new IllegalStateException()));
        now += Duration.ofMinutes(20).toNanos();
        assertEquals(2, written("web", new IllegalStateException()));
    }

    @Test
    void oneMayStandInTheTextToo() {
        StringWriter text = new StringWriter();
        new IllegalStateException().printStackTrace(new PrintWriter(text));
        assertEquals(3, written("web", text.toString(), null));
    }

    @Test
    void soItIsWithEveryWordOfThoseThatRepeatThemselves() {
        assertEquals(3, written("repetitive", null));
        assertEquals(97, leftOut.get());
    }

    @Test
    void whatHasNoneIsAlwaysWritten() {
        assertEquals(100, written("web", null));
        assertEquals(0, leftOut.get());
    }
}
