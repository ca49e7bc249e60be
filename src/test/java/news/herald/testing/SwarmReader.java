package news.herald.testing;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One reader of a {@link ReaderSwarm}: counts, keeps nothing. Belongs to its loop's thread. */
final class SwarmReader implements StreamExchange.Listener {

    private final SwarmCounts counts;
    private final Consumer<Boolean> greeted;
    private final BitSet seen = new BitSet();
    private StreamExchange exchange;
    private boolean wasGreeted;
    private int status;
    private String closedBecause;
    private long closedAt;
    private long retry = -1;
    private long lastSequence = -1;
    private int lastMark = -1;

    /** @param greeted told once: true with the first event, false when the stream ends before one came */
    SwarmReader(SwarmCounts counts, Consumer<Boolean> greeted) {
        this.counts = counts;
        this.greeted = greeted;
    }

    void start(SelectorLoop loop, StreamRequest request) {
        exchange = StreamExchange.open(loop, request, this);
    }

    void stall() {
        exchange.stall();
    }

    @Override
    public void head(int answered, Map<String, String> headers) {
        status = answered;
    }

    @Override
    public void event(SseFrame frame) {
        if (!wasGreeted) {
            wasGreeted = true;
            greeted.accept(true);
        }
        if (frame.ownId()) {
            ascending(frame.sequence());
        }
        int place = Mark.find(frame.dataBytes(), frame.dataLength());
        if (place >= 0) {
            marked(Mark.numberAt(frame.dataBytes(), place), Mark.nanosAt(frame.dataBytes(), place));
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
        counts.delivered(System.nanoTime() - sent);
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
    }

    /** How many of the marks 0 to {@code expected - 1} did not come. */
    int missing(int expected) {
        return expected - seen.get(0, expected).cardinality();
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
