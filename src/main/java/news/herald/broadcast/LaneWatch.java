package news.herald.broadcast;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** Looks after the lanes' threads: one that hangs in a write is taken over. Run by a thread of its own until stopped. */
final class LaneWatch implements Runnable {

    private static final long PAUSE_NANOS = 50_000_000L;
    private static final long PATIENCE_NANOS = 100_000_000L;

    /** Each holds a thread. Beyond, the lanes wait: a server whose every write hangs cannot be helped by threads. */
    private static final int MOST_CAPTIVES = 64;

    private final List<Lane> lanes;
    private final DeliveryMeters meters;
    private final BiConsumer<Lane, Shift> begin;
    private volatile boolean stopped;

    LaneWatch(List<Lane> lanes, DeliveryMeters meters, BiConsumer<Lane, Shift> begin) {
        this.lanes = List.copyOf(lanes);
        this.meters = meters;
        this.begin = begin;
    }

    @Override
    public void run() {
        while (!stopped && !Thread.interrupted()) {
            for (Lane lane : lanes) {
                if (meters.captives() < MOST_CAPTIVES) {
                    lane.shift().takeOver(PATIENCE_NANOS).ifPresent(next -> begin.accept(lane, next));
                }
            }
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
    }

    void stop() {
        stopped = true;
    }
}
