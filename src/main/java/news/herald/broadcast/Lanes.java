package news.herald.broadcast;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import news.herald.engine.Post;

/** All lanes of this node, each with a thread, and the watch over those. Safe for use by many threads. */
final class Lanes {

    /** After the time over which farewells are spread: servers and Kubernetes wait for half a minute. */
    private static final long LONGEST_DELAY = TimeUnit.SECONDS.toNanos(20);

    /** Without a single one that went. */
    private static final long STUCK = TimeUnit.SECONDS.toNanos(5);

    private final List<Lane> lanes;
    private final Endings endings;
    private final LaneWatch watch;
    private final Post watchman;
    private final ThreadFactory threads;

    /**
     * @param endings of all of them
     * @param watchman of the watch
     * @param threads the server's
     */
    Lanes(List<Lane> lanes, Endings endings, DeliveryMeters meters, Post watchman, ThreadFactory threads) {
        this.lanes = List.copyOf(lanes);
        this.endings = endings;
        this.watchman = watchman;
        this.threads = threads;
        this.watch = new LaneWatch(this.lanes, meters, watchman, this::begin);
    }

    void start() {
        lanes.forEach(lane -> begin(lane, new Shift(lane, null)));
        threads.newThread(watchman.keeping(watch)).start();
    }

    private void begin(Lane lane, Shift shift) {
        lane.begin(shift);
        threads.newThread(lane.post().keeping(shift)).start();
    }

    void stop() {
        watch.stop();
        lanes.forEach(lane -> lane.shift().stop());
    }

    Lane emptiest() {
        return lanes.stream().min(Comparator.comparingInt(Lane::size)).orElseThrow();
    }

    /** Does something with the readers of each lane soon, on its own thread. */
    void execute(Consumer<LaneReaders> task) {
        lanes.forEach(lane -> lane.execute(task));
    }

    /** After the ring was told. */
    void wake() {
        lanes.forEach(Lane::wakeIfTouched);
    }

    int readers() {
        return lanes.stream().mapToInt(Lane::size).sum();
    }

    /**
     * Waits until the last reader has left and its stream has ended: for as long as the farewells are spread, and then while
     * they go on, on a busy machine too, but not for ever.
     */
    void awaitEmpty(Duration spread) {
        long spreadUntil = System.nanoTime() + spread.toNanos();
        long deadline = spreadUntil + LONGEST_DELAY;
        int fewest = Integer.MAX_VALUE;
        long movedAt = spreadUntil;
        for (int left = left(); left > 0 && System.nanoTime() < deadline; left = left()) {
            if (left < fewest) {
                fewest = left;
                movedAt = Math.max(spreadUntil, System.nanoTime());
            }
            if (System.nanoTime() - movedAt > STUCK) {
                return;
            }
            LockSupport.parkNanos(this, 1_000_000L);
        }
    }

    private int left() {
        return readers() + endings.underWay();
    }
}
