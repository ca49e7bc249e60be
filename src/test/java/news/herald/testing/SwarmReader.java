package news.herald.testing;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One reader of a {@link ReaderSwarm}: counts, keeps nothing but its last id. Belongs to its loop's thread.
 */
final class SwarmReader implements StreamExchange.Listener {

    /** What a browser waits when it was told nothing. */
    private static final long USUAL_RETRY = 1_000;

    private final SelectorLoop loop;
    private final SwarmCounts counts;
    private final Consumer<Boolean> greeted;
    private final Function<String, StreamRequest> requests;
    private final Optional<ScheduledExecutorService> returning;
    private final BitSet seen = new BitSet();
    private StreamExchange exchange;
    private boolean wasGreeted;
    private boolean impatient;
    private String lastEventId = "";
    private int status;
    private String closedBecause;
    private long heardAt;
    private long closedAt;
    private long retry = -1;
    private long lastSequence = -1;
    private int lastMark = -1;

    /**
     * @param greeted told of each stream once: true with the first event, false when it ends before one came
     * @param requests what it asks for, by its last id, empty at first
     * @param returning when there, it comes back as a browser does, after the time that it was told
     */
    SwarmReader(
            SelectorLoop loop,
            SwarmCounts counts,
            Consumer<Boolean> greeted,
            Function<String, StreamRequest> requests,
            Optional<ScheduledExecutorService> returning) {
        this.loop = loop;
        this.counts = counts;
        this.greeted = greeted;
        this.requests = requests;
        this.returning = returning;
    }

    void start() {
        status = 0;
        closedBecause = null;
        wasGreeted = false;
        exchange = StreamExchange.open(loop, requests.apply(lastEventId), this);
    }

    /** Cuts the stream off, and comes back at once or after the time that it was told. */
    void drop(boolean comesBackAtOnce) {
        impatient = comesBackAtOnce;
        exchange.close();
    }

    void stall() {
        exchange.stall();
    }

    @Override
    public void head(int answered, Map<String, String> headers) {
        status = answered;
        if (answered != 200 && returning.isPresent()) {
            counts.refused();
        }
    }

    @Override
    public void event(SseFrame frame) {
        heardAt = System.nanoTime();
        if (!wasGreeted) {
            wasGreeted = true;
            greeted.accept(true);
        }
        if (frame.ownId()) {
            ascending(frame.sequence());
        } else if (frame.isReset()) {
            counts.reset();
            lastSequence = -1;
        }
        int place = Mark.find(frame.dataBytes(), frame.dataLength());
        if (place >= 0) {
            marked(Mark.numberAt(frame.dataBytes(), place), Mark.nanosAt(frame.dataBytes(), place));
        }
    }

    /** With an event or without one: a reader is told its place before its first. */
    @Override
    public void frameEnded(SseFrame frame, boolean dispatched) {
        if (frame.ownId() && returning.isPresent()) {
            lastEventId = frame.lastEventId();
        }
    }

    private void ascending(long sequence) {
        if (sequence <= lastSequence) {
            counts.idOutOfOrder();
        }
        lastSequence = sequence;
    }

    private void marked(int number, long sent) {
        if (seen.get(number)) {
            counts.duplicate();
            return;
        }
        seen.set(number);
        if (number < lastMark) {
            counts.late();
        }
        lastMark = Math.max(lastMark, number);
        counts.delivered(number, sent);
    }

    @Override
    public void retry(long milliseconds) {
        retry = milliseconds;
    }

    /** Empty while the stream is open. */
    Optional<ReaderSwarm.Farewell> farewell() {
        return closedBecause == null
                ? Optional.empty()
                : Optional.of(new ReaderSwarm.Farewell(retry, closedAt, closedBecause.equals("ended")));
    }

    @Override
    public void closed(String reason) {
        closedBecause = reason;
        closedAt = System.nanoTime();
        if (!wasGreeted) {
            wasGreeted = true;
            greeted.accept(false);
        }
        returning.ifPresent(this::comeBack);
    }

    private void comeBack(ScheduledExecutorService timer) {
        long wait = impatient ? 0 : retry < 0 ? USUAL_RETRY : retry;
        impatient = false;
        try {
            timer.schedule(() -> loop.execute(this::start), wait, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException over) {
            // The swarm was closed.
        }
    }

    /** Nanoseconds since its last event of whatever kind. */
    long silence() {
        return System.nanoTime() - heardAt;
    }

    boolean isGreeted() {
        return isOpen() && wasGreeted;
    }

    /** How many of the marks 0 to {@code expected - 1} did not come. */
    int missing(int expected) {
        return expected - seen.get(0, expected).cardinality();
    }

    /** The highest mark that came. */
    int lastMark() {
        return lastMark;
    }

    boolean isOpen() {
        return status == 200 && closedBecause == null;
    }

    void forget() {
        seen.clear();
        lastMark = -1;
    }

    @Override
    public String toString() {
        return "status " + status + ", " + (closedBecause == null ? "open" : closedBecause);
    }
}
