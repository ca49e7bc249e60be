package news.herald.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import news.herald.testing.Footprint;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JournalChecker;
import news.herald.testing.JournalChecker.Entry;
import news.herald.testing.LiveHeap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent, in whatever order: no answer is a fault of the server, a reader beside it is told what was committed and
 * nothing else, and afterwards nothing is left behind. {@code -Dit.fuzz.seconds} says for how long, {@code
 * -Dit.fuzz.requests} how many instead, {@code -Dit.fuzz.seed} which.
 */
@Tag("load")
class FuzzIT {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("it.fuzz.seconds", 60));
    private static final long REQUESTS = Long.getLong("it.fuzz.requests", 0);
    private static final long SEED = Long.getLong("it.fuzz.seed", System.nanoTime());

    private static final int CONNECTIONS = 8;

    /** After these the server's pools have all that they will ever have. */
    private static final int WARM_UP = 4_000;

    private static final int SAID_EVERY = 50_000;

    /** Threads and descriptors. A pool may grow by one of each, the database have another file. */
    private static final int SLACK = 10;

    private static final int MOST_HEAP_MEGABYTES = 64;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void noThreadStays() throws InterruptedException {
        threads.shutdownNow();
        assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
    }

    @Test
    void whateverIsSentNothingBreaksAndNothingStays() throws Exception {
        try (HeraldServer server = HeraldServer.named("fuzz")
                .with("HERALD_TRUSTED_PROXIES", "1")
                .with("HERALD_MAX_BODY", "65536")
                .with("HERALD_HEARTBEAT", "PT5S")
                // Full after the warm-up. What else it keeps for readers has bounds of its own, within what the heap
                // may grow by.
                .with("HERALD_RING", "256")
                // What is refused shows nothing of what is behind it.
                .with("HERALD_REQUEST_RATE", "none")
                .with("HERALD_CONNECT_RATE", "none")
                .measured()
                .start()) {
            Known known = known(server);
            String followed = "/api/stream?topic=" + known.news + "&topic=" + known.rows + "&topic=" + known.alerts;
            long logged = Files.size(server.log());
            try (SteadyReader reader = new SteadyReader(server.port(), followed, known.cursor)) {
                CompletableFuture<Void> reading = CompletableFuture.runAsync(reader, threads);
                Tally tally = new Tally();
                AtomicLong number = new AtomicLong();
                send(
                        server,
                        known,
                        tally,
                        () -> tally.isHopeless() || number.get() >= WARM_UP ? -1 : number.getAndIncrement());
                Footprint before = Footprint.of(server.handle());
                long heapBefore = liveMegabytes(server);

                long begun = System.nanoTime();
                long end = begun + LENGTH.toNanos();
                send(server, known, tally, () -> {
                    boolean enough = REQUESTS > 0 ? number.get() >= REQUESTS : System.nanoTime() > end;
                    return enough || tally.isHopeless() ? -1 : next(number);
                });
                report(tally, number.get() - WARM_UP, System.nanoTime() - begun);
                assertEquals("", String.join("\n\n", tally.faults()));
                assertTrue(tally.of("status 503") <= tally.of("requests") / 100, tally::toString);

                everythingWasRead(server, known, reader);
                nothingStays(server, before, heapBefore);
                reader.hangUp();
                reading.join();
                assertEquals(List.of(), reader.faults());
            }
            assertEquals(List.of(), ServerLog.complaints(server.log(), logged));
        }
    }

    private static long next(AtomicLong number) {
        long next = number.getAndIncrement();
        if (next % SAID_EVERY == 0) {
            System.out.printf("FuzzIT: %d requests were sent%n", next);
        }
        return next;
    }

    private static Known known(HeraldServer server) {
        HeraldApi api = server.api();
        String cookie = api.anonymous()
                .post("/api/session", "{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}")
                .expect(200)
                .header("Set-Cookie")
                .orElseThrow()
                .replaceFirst(";.*", "");
        String news = api.freshTopic("news");
        return new Known(
                news,
                api.freshTopic("rows", "rows"),
                api.freshTopic("alerts", "alerts"),
                api.privateTopic("hidden", "news"),
                HeraldApi.ADMIN,
                cookie,
                server.head(news));
    }

    private void send(HeraldServer server, Known known, Tally tally, LongSupplier numbers) {
        CompletableFuture.allOf(Stream.generate(() -> new Sender(server.port(), SEED, numbers, known, tally))
                        .limit(CONNECTIONS)
                        .map(sender -> CompletableFuture.runAsync(sender, threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static void report(Tally tally, long sent, long nanos) {
        System.out.printf(
                Locale.ROOT,
                "FuzzIT: %d requests in %d s, %.0f a second, seed %d%n%s%n",
                sent,
                nanos / 1_000_000_000L,
                sent * 1e9 / nanos,
                SEED,
                tally);
    }

    /** A poll is given no more than the reader was, and the last of everything. */
    private static void everythingWasRead(HeraldServer server, Known known, SteadyReader reader) {
        for (String topic : List.of(known.news, known.rows, known.alerts)) {
            List<Entry> polled = polled(server.api(), topic, known.cursor);
            if (polled.isEmpty()) {
                continue;
            }
            String last = polled.get(polled.size() - 1).id();
            Awaitility.await("the reader has " + last)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> reader.entries().stream()
                            .anyMatch(entry -> entry.id().equals(last)));
            List<Entry> read = reader.entries();
            List<String> wrong = new JournalChecker(read)
                    .faultsOf(polled).stream()
                            .filter(fault -> !fault.startsWith("missing"))
                            .toList();
            assertEquals(List.of(), wrong, "what a poll of " + topic + " says and the reader was not told");
            Map<String, String> latest = new HashMap<>();
            polled.forEach(entry -> latest.put(entry.item(), entry.id()));
            Map<String, String> latestRead = new HashMap<>();
            read.stream()
                    .filter(entry -> latest.containsKey(entry.item()))
                    .forEach(entry -> latestRead.put(entry.item(), entry.id()));
            assertEquals(latest, latestRead, "the last event of each thing in " + topic);
        }
    }

    private static List<Entry> polled(HeraldApi api, String topic, String from) {
        List<Entry> all = new ArrayList<>();
        for (String cursor = from; ; ) {
            JsonObject page = api.poll(topic, cursor, 0).expect(200).json();
            assertTrue(!page.getBoolean("reset"), page::toString);
            List<JsonObject> events = page.getJsonArray("events").getValuesAs(JsonObject.class);
            events.forEach(event -> all.add(new Entry(
                    event.getString("id"), SteadyReader.about(event.getString("event"), event.getJsonObject("data")))));
            if (events.isEmpty()) {
                return all;
            }
            cursor = page.getString("cursor");
        }
    }

    /** But for the one reader that is still there. */
    private static void nothingStays(HeraldServer server, Footprint before, long heapBefore) {
        Awaitility.await("only the steady reader is left")
                .atMost(Duration.ofSeconds(60))
                .until(() -> server.api().metric("herald_readers") == 1);
        Awaitility.await("threads and descriptors as before: " + before)
                .atMost(Duration.ofSeconds(90))
                .until(() -> Footprint.of(server.handle()), after -> after.isWithin(before, SLACK));
        // What a server keeps of connections until they would have timed out goes by itself: a few kilobytes each.
        long most = heapBefore + MOST_HEAP_MEGABYTES;
        long heap = Awaitility.await("live heap of at most " + most + " MB")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> liveMegabytes(server), now -> now <= most);
        System.out.printf(
                "FuzzIT: before %s and %d MB of live heap, after %s and %d MB%n",
                before, heapBefore, Footprint.of(server.handle()), heap);
    }

    private static long liveMegabytes(HeraldServer server) {
        return new LiveHeap(server.handle(), 0.05).bytes() / 1_000_000;
    }
}
