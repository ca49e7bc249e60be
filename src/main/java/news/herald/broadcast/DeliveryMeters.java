package news.herald.broadcast;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import news.herald.metrics.Buckets;
import news.herald.metrics.Counter;
import news.herald.metrics.Histogram;
import news.herald.metrics.Metrics;

/** What the delivery counts. Safe for use by many threads. */
final class DeliveryMeters {

    private static final double MICROS = 1e6;

    private final Counter events;
    private final Counter live;
    private final Counter late;
    private final Histogram batches;
    private final Counter pages;
    private final Counter takenOver;
    private final Histogram latency;
    private final AtomicInteger captives = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Metrics metrics;
    private final InstantSource clock;
    private final Map<CloseReason, Counter> closed = new EnumMap<>(CloseReason.class);

    /** @param clock which dated what the journal holds */
    DeliveryMeters(Metrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
        events = metrics.counter("herald_events_total", "Events that the journal handed to this node");
        String deliveries = "Events written to readers, by where they came from";
        live = metrics.counter("herald_deliveries_total", deliveries, "source", "ring");
        late = metrics.counter("herald_deliveries_total", deliveries, "source", "journal");
        batches = metrics.histogram(
                "herald_batch_events", "Events that went out in one write", 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000);
        pages = metrics.counter("herald_journal_pages_total", "Pages of the journal read for readers behind the ring");
        takenOver = metrics.counter("herald_lanes_taken_over_total", "Threads that hung in a write and were replaced");
        latency = metrics.histogram(
                "herald_publish_to_write_seconds",
                "From the journal row of an event to its write to a reader",
                0.001,
                0.0025,
                0.005,
                0.01,
                0.025,
                0.05,
                0.1,
                0.25,
                0.5,
                1,
                2.5,
                5,
                10);
        for (CloseReason reason : CloseReason.values()) {
            closed.put(
                    reason,
                    metrics.counter("herald_readers_closed_total", "Streams that ended", "reason", reason.label()));
        }
        metrics.gauge("herald_captive_threads", "Threads that hang in a write now", captives::get);
        metrics.gauge("herald_readers_waiting", "Readers that take no more just now", waiting::get);
    }

    /** The time that a lane's thread was at work. */
    Counter laneBusy(int lane) {
        return metrics.counterOfNanos("herald_lane_busy_seconds_total", "Time at work", "lane", Integer.toString(lane));
    }

    void lane(int lane, IntSupplier readers) {
        metrics.gauge("herald_lane_readers", "Readers of a lane", "lane", Integer.toString(lane), readers::getAsInt);
    }

    void appended(int count) {
        events.add(count);
    }

    long events() {
        return events.count();
    }

    long deliveries() {
        return live.count() + late.count();
    }

    Buckets latency() {
        return latency.buckets();
    }

    /**
     * One observation a write, of its last event: a clock reading for each event would cost more than it tells.
     *
     * @param writes to how many readers this batch was written since the last call
     */
    void deliveredLive(Batch batch, int writes) {
        List<EncodedEvent> written = batch.events();
        live.add((long) written.size() * writes);
        batches.observe(written.size(), writes);
        long created = written.get(written.size() - 1).createdMicros();
        if (created >= 0) {
            long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
            latency.observe(Math.max(0, now - created) / MICROS, writes);
        }
    }

    void deliveredLate(Batch batch, int writes) {
        late.add((long) batch.events().size() * writes);
        batches.observe(batch.events().size(), writes);
    }

    void page() {
        pages.increment();
    }

    void captured() {
        takenOver.increment();
        captives.incrementAndGet();
    }

    void released() {
        captives.decrementAndGet();
    }

    void waits() {
        waiting.incrementAndGet();
    }

    void goesOn() {
        waiting.decrementAndGet();
    }

    int captives() {
        return captives.get();
    }

    void closed(CloseReason reason) {
        closed.get(reason).increment();
    }
}
