package news.herald.broadcast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import news.herald.engine.Post;

/** Looks after the lanes' threads: one that hangs in a write is taken over. Run by a thread of its own until stopped. */
final class LaneWatch implements Runnable {

    /** A write that takes this long hangs; on a busy machine a good one may take nearly as long. */
    private static final long PATIENCE_NANOS = 100_000_000L;

    /** Where one write hangs others will: the server waits in them, and all readers of the lane wait along. */
    private static final long PATIENCE_BESIDE_CAPTIVES_NANOS = 20_000_000L;

    /** Each holds a thread. Beyond, the lanes wait: a server whose every write hangs cannot be helped by threads. */
    private static final int MOST_CAPTIVES = 512;

    private final List<Lane> lanes;
    private final DeliveryMeters meters;
    private final Post post;
    private final BiConsumer<Lane, Shift> begin;

    // Owned by the watch's thread: who was to go on with a lane and has no thread yet.
    private final Map<Lane, Shift> successors = new HashMap<>();

    private volatile boolean stopped;

    LaneWatch(List<Lane> lanes, DeliveryMeters meters, Post post, BiConsumer<Lane, Shift> begin) {
        this.lanes = List.copyOf(lanes);
        this.meters = meters;
        this.post = post;
        this.begin = begin;
    }

    @Override
    public void run() {
        while (!stopped && !Thread.interrupted()) {
            long patience = meters.captives() > 0 ? PATIENCE_BESIDE_CAPTIVES_NANOS : PATIENCE_NANOS;
            lanes.forEach(lane -> look(lane, patience));
            LockSupport.parkNanos(this, patience / 2);
        }
    }

    private void look(Lane lane, long patience) {
        try {
            if (meters.captives() < MOST_CAPTIVES) {
                lane.shift().takeOver(patience).ifPresent(next -> successors.put(lane, next));
            }
            Shift next = successors.get(lane);
            if (next != null) {
                begin.accept(lane, next);
                successors.remove(lane);
            }
            post.well();
        } catch (RuntimeException | Error noThread) {
            // A lane that hangs is given no thread; tried again at once.
            post.failed(noThread);
        }
    }

    void stop() {
        stopped = true;
    }
}
