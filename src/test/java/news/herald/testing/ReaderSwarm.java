package news.herald.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Hundreds to thousands of readers on one or two threads, each of which checks what it gets: order, doubles, loss, and
 * how long each event took. Events are recognised by their {@link Mark}. Safe for use by one thread; what the readers
 * count belongs to their loops and is asked for there.
 */
public final class ReaderSwarm implements AutoCloseable {

    /** So many connection attempts under way at once; more would overflow a listener's backlog and measure that. */
    private static final int CONNECTING = 128;

    /** What a reader asks for. */
    public interface Requests {

        /**
         * @param number of the reader, counted from 0
         * @param lastEventId the last id that it got, empty if none
         */
        StreamRequest of(int number, String lastEventId);
    }

    private final List<Shoal> shoals;
    private final int count;
    private final Optional<ScheduledExecutorService> returning;
    private final AtomicInteger greeted = new AtomicInteger();
    private final Semaphore connecting = new Semaphore(CONNECTING);

    private ReaderSwarm(int count, int threads, Optional<ScheduledExecutorService> returning) {
        this.count = count;
        this.returning = returning;
        shoals = IntStream.range(0, threads).mapToObj(at -> new Shoal()).toList();
    }

    /**
     * Connects all and waits until each was greeted by a first event.
     *
     * @param requests what the reader with this number, counted from 0, asks for
     * @throws AssertionError when not all are greeted in time
     */
    public static ReaderSwarm connect(int count, int threads, IntFunction<StreamRequest> requests, Duration patience) {
        ReaderSwarm swarm = new ReaderSwarm(count, threads, Optional.empty());
        return swarm.connectAll((number, last) -> requests.apply(number), patience);
    }

    /**
     * The same, but each reader comes back with its last id when its stream ends or breaks, after the time that it was
     * told, as a browser does.
     */
    public static ReaderSwarm returning(int count, int threads, Requests requests, Duration patience) {
        ReaderSwarm swarm = new ReaderSwarm(count, threads, Optional.of(Executors.newSingleThreadScheduledExecutor()));
        return swarm.connectAll(requests, patience);
    }

    private ReaderSwarm connectAll(Requests requests, Duration patience) {
        try {
            for (int number = 0; number < count; number++) {
                if (!connecting.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("no attempt to connect ended in time");
                }
                int mine = number;
                shoal(number).add(last -> requests.of(mine, last), this::greeted, returning);
            }
            Awaitility.await().atMost(patience).until(() -> greeted.get() >= count);
            return this;
        } catch (RuntimeException | InterruptedException failed) {
            String told = greeted + " of " + count + " readers were greeted: " + states();
            close();
            throw new AssertionError(told, failed);
        }
    }

    private Shoal shoal(int number) {
        return shoals.get(number % shoals.size());
    }

    private void greeted(boolean welcome) {
        connecting.release();
        if (welcome) {
            greeted.incrementAndGet();
        }
    }

    private List<String> states() {
        return shoals.stream()
                .flatMap(shoal ->
                        shoal
                                .ask(() -> shoal.readers.stream()
                                        .map(SwarmReader::toString)
                                        .distinct()
                                        .toList())
                                .stream())
                .distinct()
                .toList();
    }

    /** Cuts every stream off at once; those that return do so after the time that they were told. */
    public void drop() {
        drop(false);
    }

    /** Cuts every stream off at once; those that return do so at once too, whatever they were told. */
    public void dropImpatient() {
        drop(true);
    }

    private void drop(boolean impatient) {
        shoals.forEach(shoal -> shoal.ask(() -> {
            shoal.readers.forEach(reader -> reader.drop(impatient));
            return true;
        }));
    }

    /** How many readers have a stream that has greeted them. */
    public int greeted() {
        return shoals.stream()
                .mapToInt(shoal -> shoal.ask(() -> (int)
                        shoal.readers.stream().filter(SwarmReader::isGreeted).count()))
                .sum();
    }

    /** For how long the reader that was left alone longest has heard nothing, not even a heartbeat. */
    public Duration longestSilence() {
        return Duration.ofNanos(shoals.stream()
                .mapToLong(shoal -> shoal.ask(() -> shoal.readers.stream()
                        .mapToLong(SwarmReader::silence)
                        .max()
                        .orElse(0)))
                .max()
                .orElse(0));
    }

    /** The reader with this number reads no more. */
    public void stall(int number) {
        Shoal shoal = shoal(number);
        shoal.ask(() -> shoal.readers.get(number / shoals.size())).stall();
    }

    /** The mark that every reader has come to. */
    public int latest() {
        return shoals.stream()
                .mapToInt(shoal -> shoal.ask(() -> shoal.readers.stream()
                        .mapToInt(SwarmReader::lastMark)
                        .min()
                        .orElse(-1)))
                .min()
                .orElse(-1);
    }

    /** Forgets all that was counted, before another measurement whose marks start from 0 again. */
    public void forget() {
        shoals.forEach(Shoal::forget);
    }

    /** What the readers have got, if the marks 0 to {@code expected - 1} are all there is to get. */
    public SwarmReport report(int expected) {
        return shoals.stream()
                .map(shoal -> shoal.report(expected))
                .reduce(SwarmReport::plus)
                .orElseThrow();
    }

    /** How long each event took to the last of its readers. */
    public LatencyHistogram toLastReader() {
        Map<Integer, Long> slowest = new HashMap<>();
        shoals.forEach(shoal ->
                shoal.ask(shoal.counts::slowest).forEach((mark, nanos) -> slowest.merge(mark, nanos, Math::max)));
        LatencyHistogram all = new LatencyHistogram();
        slowest.values().forEach(all::record);
        return all;
    }

    /** Waits until every reader has all the marks, or nothing new came for a while, and reports. */
    public SwarmReport await(int expected, Duration standstill) {
        long[] last = {-1, System.nanoTime()};
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .pollDelay(Duration.ZERO)
                .forever()
                .until(() -> {
                    SwarmReport now = report(expected);
                    if (now.delivered() != last[0]) {
                        last[0] = now.delivered();
                        last[1] = System.nanoTime();
                    }
                    return now.lost() == 0 || System.nanoTime() - last[1] > standstill.toNanos();
                });
        return report(expected);
    }

    /**
     * How a stream ended.
     *
     * @param retryMillis the last that the reader was told to wait, -1 if nothing
     * @param nanos when, by {@link System#nanoTime}
     * @param inOrder whether the response was complete, and not cut off
     */
    public record Farewell(long retryMillis, long nanos, boolean inOrder) {}

    /** Waits until every stream has ended. */
    public List<Farewell> awaitFarewells(Duration patience) {
        List<Farewell> all = new ArrayList<>();
        Awaitility.await().atMost(patience).until(() -> {
            all.clear();
            shoals.forEach(shoal -> all.addAll(shoal.farewells()));
            return all.size() == count;
        });
        return all;
    }

    public int size() {
        return count;
    }

    @Override
    public void close() {
        returning.ifPresent(ScheduledExecutorService::shutdownNow);
        shoals.forEach(shoal -> shoal.loop.close());
    }

    /** The readers of one loop; all but {@link #ask} happens on its thread. */
    private static final class Shoal {

        private final SelectorLoop loop = new SelectorLoop();
        private final SwarmCounts counts = new SwarmCounts();
        private final List<SwarmReader> readers = new ArrayList<>();

        void add(
                Function<String, StreamRequest> requests,
                Consumer<Boolean> greeted,
                Optional<ScheduledExecutorService> returning) {
            loop.execute(() -> {
                SwarmReader reader = new SwarmReader(loop, counts, greeted, requests, returning);
                readers.add(reader);
                reader.start();
            });
        }

        void forget() {
            ask(() -> {
                counts.forget();
                readers.forEach(SwarmReader::forget);
                return true;
            });
        }

        SwarmReport report(int expected) {
            return ask(() -> {
                int open = 0;
                long lost = 0;
                for (SwarmReader reader : readers) {
                    open += reader.isOpen() ? 1 : 0;
                    lost += reader.missing(expected);
                }
                return counts.report(readers.size(), open, lost);
            });
        }

        List<Farewell> farewells() {
            return ask(() -> readers.stream()
                    .map(SwarmReader::farewell)
                    .flatMap(Optional::stream)
                    .toList());
        }

        <T> T ask(Supplier<T> question) {
            return CompletableFuture.supplyAsync(question, loop::execute)
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        }
    }
}
