package news.herald.broadcast;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import news.herald.config.Settings;
import news.herald.engine.Engine;
import news.herald.journal.EventId;
import news.herald.live.TopicName;
import news.herald.metrics.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One lane with its thread, over outputs that behave and outputs that do not. */
class LaneTest {

    private static final TopicName POLITICS = new TopicName("politics");
    private static final TopicName SPORTS = new TopicName("sports");

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Settings.Delivery settings = Deliveries.withHeartbeat(Duration.ofMillis(400));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Metrics metrics = new Metrics();
    private final DeliveryMeters meters = new DeliveryMeters(metrics, InstantSource.system());
    private final Engine engine = new Engine(metrics);
    private final Ring ring = new Ring(1024, 1 << 24, new EventId("e", 0));
    private final ControlEvents controls = new ControlEvents(settings.heartbeat(), settings.retry(), Duration.ZERO);
    private final Endings endings = new Endings(threads);
    private final Lane lane = new Lane(0, ring, null, controls, settings, meters, engine.post("lane"), endings);
    private long seq;

    LaneTest() {
        begin(new Shift(lane, null));
    }

    @AfterEach
    void stop() {
        lane.shift().stop();
        threads.shutdownNow();
    }

    private void begin(Shift shift) {
        lane.begin(shift);
        threads.execute(shift);
    }

    private RecordingOutput join(TopicName... topics) {
        return join(lane, topics);
    }

    private RecordingOutput join(Lane lane, TopicName... topics) {
        RecordingOutput output = new RecordingOutput();
        Reader reader = reader(lane, output, topics);
        lane.expect(reader);
        output.begin(reader);
        await().atMost(Duration.ofSeconds(5)).until(() -> output.names().contains("hello"));
        return output;
    }

    private Reader reader(Lane lane, RecordingOutput output, TopicName... topics) {
        Subscription subscription = new Subscription(Set.of(topics), Subscription.Form.TYPED);
        byte[] hello = controls.hello(subscription.form(), ring.head(), ring.head());
        return new Reader(subscription, ring.head(), hello, output, lane, controls, List.of(), () -> {});
    }

    private void publish(TopicName topic, int count) {
        for (int i = 0; i < count; i++) {
            tell(topic, ring.append(Events.event(++seq, topic.value())));
        }
    }

    private void tell(TopicName topic, long position) {
        lane.touch(topic, position);
        ring.tell();
        lane.wakeIfTouched();
    }

    private boolean metric(String line) {
        return metrics.prometheusText().lines().anyMatch(line::equals);
    }

    private static void awaitSeqs(RecordingOutput output, long... expected) {
        List<Long> all = LongStream.of(expected).boxed().toList();
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertEquals(all, output.seqs()));
    }

    @Test
    void aReaderIsGivenWhatItAskedForInOrder() {
        RecordingOutput politics = join(POLITICS);
        RecordingOutput both = join(POLITICS, SPORTS);
        publish(POLITICS, 2);
        publish(SPORTS, 1);
        publish(POLITICS, 1);
        awaitSeqs(politics, 1, 2, 4);
        awaitSeqs(both, 1, 2, 3, 4);
    }

    @Test
    void aReaderThatTakesNothingIsPassedOverAndGivenItsBacklogTogether() {
        RecordingOutput slow = join(POLITICS);
        RecordingOutput quick = join(POLITICS);
        slow.refuse();
        publish(POLITICS, 20);
        awaitSeqs(quick, LongStream.rangeClosed(1, 20).toArray());
        assertTrue(slow.seqs().size() <= 1, "was given " + slow.seqs());
        int before = slow.writes();
        slow.accept();
        awaitSeqs(slow, LongStream.rangeClosed(1, 20).toArray());
        assertTrue(slow.writes() - before <= 4, "took " + (slow.writes() - before) + " writes");
        assertTrue(metric("herald_lane_readers{lane=\"0\"} 2"));
        await().atMost(Duration.ofSeconds(5)).until(() -> metric("herald_batch_events_sum 40"));
        assertFalse(metric("herald_lane_busy_seconds_total{lane=\"0\"} 0"));
    }

    private void put(String item, int count) {
        for (int i = 0; i < count; i++) {
            tell(POLITICS, ring.append(Events.conflating(++seq, POLITICS.value(), item, "x")));
        }
    }

    @Test
    void whoKeepsUpIsGivenEachChangeOfARowAndWhoIsBehindTheLast() {
        RecordingOutput slow = join(POLITICS);
        RecordingOutput quick = join(POLITICS);
        slow.refuse();
        put("a", 20);
        put("b", 10);
        put("a", 10);
        publish(POLITICS, 1);
        awaitSeqs(quick, LongStream.rangeClosed(1, 41).toArray());
        assertTrue(slow.seqs().size() <= 1, "was given " + slow.seqs());
        int given = slow.seqs().size();
        slow.accept();
        await().atMost(Duration.ofSeconds(5)).until(() -> slow.seqs().contains(41L));
        assertEquals(
                List.of(30L, 40L, 41L), slow.seqs().subList(given, slow.seqs().size()));
        // The lane does one thing at a time: when it has greeted somebody, it is done with the backlog.
        join(POLITICS);
        put("a", 3);
        awaitSeqs(quick, LongStream.rangeClosed(1, 44).toArray());
        await().atMost(Duration.ofSeconds(5)).until(() -> slow.seqs().contains(44L));
        assertTrue(slow.seqs().containsAll(List.of(42L, 43L, 44L)), "keeps up again and was given " + slow.seqs());
    }

    @Test
    void aReaderThatTakesNothingForTooLongIsClosed() {
        RecordingOutput slow = join(POLITICS);
        slow.refuse();
        publish(POLITICS, 2);
        await().atMost(Duration.ofSeconds(5)).until(() -> metric("herald_readers_waiting 1"));
        await().atMost(Duration.ofSeconds(5)).until(slow::ended);
        assertTrue(metric("herald_readers_waiting 0"));
        assertEquals(0, lane.size());
        assertTrue(metric("herald_readers_closed_total{reason=\"stalled\"} 1"));
    }

    /** Silence is the one thing that a reader must not be left with: when its stream ends, it asks again. */
    @Test
    void aReaderWhoseServerNeverSaysThatItTakesSomethingIsClosed() {
        RecordingOutput silent = new RecordingOutput();
        Reader reader = reader(lane, silent, POLITICS);
        lane.expect(reader);
        await().atMost(Duration.ofSeconds(5)).until(silent::ended);
        assertEquals(0, lane.size());
        silent.begin(reader);
        RecordingOutput other = join(POLITICS);
        publish(POLITICS, 1);
        awaitSeqs(other, 1);
        assertEquals("", silent.text());
    }

    /** A container's sink is registered at once and joins a moment later, if its lane is busy. */
    @Test
    void whatPassesByBeforeAReaderHasJoinedIsForItTooOnceItWasLetIn() {
        publish(POLITICS, 1);
        Feed feed = new Feed(ring, topic -> true, lane::touch, lane::wakeIfTouched);
        RecordingOutput output = new RecordingOutput();
        Reader reader = reader(lane, output, POLITICS);
        feed.passing(POLITICS, Events.passing("politics"));
        reader.joinsAt = ring.unseenFrom(reader.place);
        lane.expect(reader);
        feed.passing(POLITICS, Events.passing("politics"));
        publish(POLITICS, 1);
        output.begin(reader);
        awaitSeqs(output, 2);
        // The one that passed by after, and the journalled one.
        assertEquals(2, output.names().stream().filter("test"::equals).count());
    }

    @Test
    void manyMayFeedAtOnceAndEveryEventArrives() {
        int events = 800;
        RecordingOutput reader = join(POLITICS);
        Feed feed = new Feed(ring, topic -> true, lane::touch, lane::wakeIfTouched);
        for (int feeder = 0; feeder < 4; feeder++) {
            threads.execute(() -> {
                for (int i = 0; i < events / 4; i++) {
                    feed.passing(POLITICS, Events.passing("politics"));
                }
            });
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> reader.names().stream().filter("test"::equals).count() == events);
    }

    /** The lane takes what is new of one topic after the other, while more comes of both. */
    @Test
    void aReaderOfManyTopicsIsGivenEveryEventThoughTheyAreFedAtOnce() {
        int events = 900;
        TopicName[] topics = IntStream.range(0, 90)
                .mapToObj(number -> new TopicName("topic-" + number))
                .toArray(TopicName[]::new);
        RecordingOutput reader = join(topics);
        Feed feed = new Feed(ring, topic -> true, lane::touch, lane::wakeIfTouched);
        for (int feeder = 0; feeder < 2; feeder++) {
            threads.execute(() -> {
                for (int i = 0; i < events / 2; i++) {
                    String topic = "topic-" + ThreadLocalRandom.current().nextInt(topics.length);
                    feed.passing(new TopicName(topic), Events.passing(topic));
                }
            });
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> reader.names().stream().filter("test"::equals).count() == events);
    }

    /** A page of the journal is appended whole before anybody is told of any of it. */
    @Test
    void aReaderOfManyTopicsIsGivenEveryEventOfAPage() {
        int pages = 200;
        List<TopicName> topics = IntStream.range(0, 20)
                .mapToObj(number -> new TopicName("topic-" + number))
                .toList();
        RecordingOutput reader = join(topics.toArray(TopicName[]::new));
        Feed feed = new Feed(ring, topic -> true, lane::touch, lane::wakeIfTouched);
        for (int page = 0; page < pages; page++) {
            feed.journalled(topics.stream()
                    .map(topic -> Events.journalled(++seq, topic.value()))
                    .toList());
            await().atMost(Duration.ofSeconds(10))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> reader.text().contains("id: e-" + seq + "\n"));
        }
        awaitSeqs(reader, LongStream.rangeClosed(1, seq).toArray());
    }

    /** As when the lane's look sees the second of two topics and has passed the first. */
    @Test
    void aLaneTakesWhatItIsToldOfOnlyOnceItIsToldWhatStandsBefore() {
        RecordingOutput reader = join(POLITICS, SPORTS);
        long first = ring.append(Events.event(++seq, "politics"));
        lane.touch(SPORTS, ring.append(Events.event(++seq, "sports")));
        lane.execute(all -> {});
        await().during(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(5))
                .until(() -> reader.seqs().isEmpty());
        tell(POLITICS, first);
        awaitSeqs(reader, 1, 2);
    }

    /** The control: told of the second first, a lane passes over the one before it. */
    @Test
    void anEventOfWhichTheLaneIsToldTooLateIsLost() {
        RecordingOutput reader = join(POLITICS);
        long first = ring.append(Events.event(1, "politics"));
        long second = ring.append(Events.event(2, "politics"));
        tell(POLITICS, second);
        awaitSeqs(reader, 2);
        tell(POLITICS, first);
        tell(POLITICS, ring.append(Events.event(3, "politics")));
        awaitSeqs(reader, 2, 3);
    }

    @Test
    void aReaderAtRestHearsHeartbeatsWithTheHead() {
        RecordingOutput reader = join(POLITICS);
        publish(SPORTS, 3);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> reader.text().contains("event: heartbeat\ndata: {\"cursor\":\"e-3\"}\n\n"));
    }

    @Test
    void aLaneWhoseTakeOverIsGivenNoThreadAtFirstGoesOnAllTheSame() {
        AtomicInteger tried = new AtomicInteger();
        LaneWatch watch = new LaneWatch(List.of(lane), meters, engine.post("watch"), (any, shift) -> {
            if (tried.incrementAndGet() < 3) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            begin(shift);
        });
        RecordingOutput hanging = join(POLITICS);
        RecordingOutput other = join(POLITICS);
        hanging.hang();
        threads.execute(watch);
        publish(POLITICS, 3);
        await().atMost(Duration.ofSeconds(5)).until(() -> tried.get() == 3);
        awaitSeqs(other, 1, 2, 3);
        watch.stop();
        hanging.release();
        awaitSeqs(hanging, 1, 2, 3);
    }

    @Test
    void aThreadThatHangsInAWriteIsTakenOverAndItsReaderLosesNothing() {
        RecordingOutput hanging = join(POLITICS);
        List<RecordingOutput> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(join(POLITICS));
        }
        hanging.hang();
        publish(POLITICS, 5);
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            lane.shift().takeOver(Duration.ofMillis(20).toNanos()).ifPresent(this::begin);
            return others.stream().allMatch(other -> other.seqs().size() == 5);
        });
        publish(POLITICS, 5);
        long[] all = LongStream.rangeClosed(1, 10).toArray();
        // One wait for all: the one that hangs is closed if this takes long.
        await().atMost(Duration.ofSeconds(5))
                .until(() -> others.stream().allMatch(other -> other.seqs().size() == 10));
        hanging.release();
        awaitSeqs(hanging, all);
        others.forEach(other -> awaitSeqs(other, all));
    }

    @Test
    void whoeverHoldsAThreadForTooLongIsClosedAndEndedWhenTheThreadComesBack() {
        RecordingOutput hanging = join(POLITICS);
        hanging.hang();
        publish(POLITICS, 1);
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            lane.shift().takeOver(Duration.ofMillis(20).toNanos()).ifPresent(this::begin);
            return metric("herald_readers_waiting 1");
        });
        await().atMost(Duration.ofSeconds(5)).until(() -> metric("herald_readers_closed_total{reason=\"stalled\"} 1"));
        assertFalse(hanging.ended(), "ended while a thread is still in its write");
        hanging.release();
        await().atMost(Duration.ofSeconds(5)).until(hanging::ended);
        assertTrue(metric("herald_readers_waiting 0"));
        assertTrue(metric("herald_captive_threads 0"));
    }

    /** The control: without the take-over the tests above would have nothing to show. */
    @Test
    void withoutATakeOverTheOthersWaitForTheOneThatHangs() {
        RecordingOutput hanging = join(POLITICS);
        RecordingOutput other = join(POLITICS);
        hanging.hang();
        publish(POLITICS, 1);
        await().atMost(Duration.ofSeconds(5)).until(hanging::hangs);
        publish(POLITICS, 1);
        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .until(() -> other.seqs().size() < 2);
        hanging.release();
        awaitSeqs(other, 1, 2);
    }

    @Test
    void theDeadAreFoundBeforeTheirHeartbeatWhenSomebodyLooks() {
        Lane calm = new Lane(1, ring, null, controls, Deliveries.patient(), meters, engine.post("calm"), endings);
        Shift shift = new Shift(calm, null);
        calm.begin(shift);
        threads.execute(shift);
        RecordingOutput dead = join(calm, POLITICS);
        dead.failSecond();
        calm.execute(LaneReaders::lookForTheDead);
        await().atMost(Duration.ofSeconds(10)).until(dead::ended);
        assertEquals(0, calm.size());
        shift.stop();
    }

    @Test
    void whoFailsLeavesAndTheOthersGoOn() {
        RecordingOutput gone = join(POLITICS);
        RecordingOutput other = join(POLITICS);
        gone.fail();
        publish(POLITICS, 3);
        awaitSeqs(other, 1, 2, 3);
        await().atMost(Duration.ofSeconds(5)).until(gone::ended);
        assertEquals(1, lane.size());
    }

    @Test
    void whatWasErasedWhileAReaderWasSlowIsNotGivenToIt() {
        RecordingOutput slow = join(POLITICS);
        slow.refuse();
        publish(POLITICS, 3);
        tell(POLITICS, ring.append(Events.erasing(++seq, "politics")));
        slow.accept();
        await().atMost(Duration.ofSeconds(5)).until(() -> slow.seqs().contains(4L));
        // The first may have gone out before the output refused.
        assertTrue(slow.seqs().size() <= 2, "was given " + slow.seqs());
    }

    @Test
    void atTheEndEveryReaderIsToldWhenToComeBack() {
        RecordingOutput one = join(POLITICS);
        RecordingOutput another = join(SPORTS);
        lane.execute(readers -> readers.closeAll(Duration.ofMillis(300)));
        new Lanes(List.of(lane), endings, meters, engine.post("watch"), null).awaitEmpty(Duration.ofMillis(300));
        for (RecordingOutput output : List.of(one, another)) {
            assertTrue(output.ended(), "nobody waited for its end");
            assertTrue(output.text().lastIndexOf("retry:") > 0, output.text());
        }
    }

    @Test
    void aReaderThatEndsInAnErrorIsClosedAndNobodyElseNotices() {
        RecordingOutput bad = join(POLITICS);
        RecordingOutput good = join(POLITICS);
        bad.throwing(new StackOverflowError("of its output"));
        publish(POLITICS, 3);
        await().atMost(SOON).until(bad::ended);
        await().atMost(SOON).until(() -> good.seqs().equals(List.of(1L, 2L, 3L)));
        assertFalse(good.ended());
    }

    @Test
    void memoryThatIsShortForAMomentEndsNoStreamAndLosesNothing() {
        RecordingOutput first = join(POLITICS);
        RecordingOutput other = join(POLITICS);
        first.throwing(new OutOfMemoryError("for a moment"));
        publish(POLITICS, 3);
        await().atMost(SOON).until(() -> other.seqs().equals(List.of(1L, 2L, 3L)));
        first.throwing(null);
        await().atMost(SOON).until(() -> first.seqs().equals(List.of(1L, 2L, 3L)));
        assertFalse(first.ended());
        assertTrue(engine.note().orElseThrow().startsWith("lane began again"));
        await().atMost(SOON).until(() -> engine.fault().isEmpty());
    }
}
