package news.herald.broadcast;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import news.herald.engine.Post;

/** All lanes of this node, each with a thread, and the watch over those. Safe for use by many threads. */
final class Lanes {

    private final List<Lane> lanes;
    private final LaneWatch watch;
    private final Post watchman;
    private final ThreadFactory threads;

    /**
     * @param watchman of the watch
     * @param threads the server's
     */
    Lanes(List<Lane> lanes, DeliveryMeters meters, Post watchman, ThreadFactory threads) {
        this.lanes = List.copyOf(lanes);
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

    /** Waits until the last reader has left, for as long as the farewells are spread and a few seconds at most. */
    void awaitEmpty(Duration spread) {
        lanes.forEach(lane -> lane.awaitEmpty(spread));
    }
}
