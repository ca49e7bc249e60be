package news.herald.broadcast;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** An output that keeps what it is given, and that can be slow, hang or break as the servers' can. Safe for many threads. */
final class RecordingOutput implements ReaderOutput {

    /** Of events: an id with nothing after it tells a reader its place. */
    private static final Pattern SEQ = Pattern.compile("^id: e-([0-9]+)\n.", Pattern.MULTILINE);

    private static final Pattern NAME = Pattern.compile("^event: (.+)$", Pattern.MULTILINE);

    private final StringBuffer text = new StringBuffer();
    private final CountDownLatch released = new CountDownLatch(1);
    private Listener listener;
    private volatile boolean refusing;
    private volatile boolean asked;
    private volatile boolean hang;
    private volatile boolean hangs;
    private volatile boolean failing;
    private volatile Error error;
    private volatile boolean failSecond;
    private volatile boolean ended;
    private volatile int writes;
    private volatile int millis;

    void begin(Listener reader) {
        listener = reader;
        listener.writePossible();
    }

    void refuse() {
        refusing = true;
    }

    void accept() {
        refusing = false;
        if (asked) {
            listener.writePossible();
        }
    }

    void hang() {
        hang = true;
    }

    void release() {
        hang = false;
        released.countDown();
    }

    void fail() {
        failing = true;
    }

    /** Thrown whenever it is asked whether it takes something, or with null no more. */
    void throwing(Error thrown) {
        error = thrown;
    }

    /** As a connection does whose other end is gone: the first write is taken. */
    void failSecond() {
        failSecond = true;
    }

    /** Each write is slow from now on. */
    void takeMillis(int each) {
        millis = each;
    }

    boolean hangs() {
        return hangs;
    }

    boolean ended() {
        return ended;
    }

    int writes() {
        return writes;
    }

    String text() {
        return text.toString();
    }

    List<String> names() {
        return NAME.matcher(text()).results().map(result -> result.group(1)).toList();
    }

    List<Long> seqs() {
        return SEQ.matcher(text())
                .results()
                .map(result -> Long.valueOf(result.group(1)))
                .toList();
    }

    @Override
    public boolean isReady() {
        asked |= refusing;
        Error thrown = error;
        if (thrown != null) {
            throw thrown;
        }
        return !refusing;
    }

    @Override
    public void write(byte[] bytes, List<? extends OutboundSseEvent> events) throws IOException {
        if (failing) {
            throw new IOException("the reader went away");
        }
        failing = failSecond;
        if (hang) {
            hangs = true;
            try {
                released.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }
        LockSupport.parkNanos(millis * 1_000_000L);
        writes++;
        text.append(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void end() {
        ended = true;
    }
}
