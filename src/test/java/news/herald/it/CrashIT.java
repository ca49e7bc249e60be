package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import news.herald.testing.HeraldServer;
import news.herald.testing.JournalChecker;
import news.herald.testing.JournalChecker.Entry;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What was acknowledged is there after kill -9, once, and readers go on where they were. On H2, the default. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {

    private static final int PUBLISHERS = 4;
    private static final int READERS = 3;

    private final Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Collection<String> attempted = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS);
    private HeraldServer server;
    private String topic;

    @BeforeAll
    void start() {
        server = HeraldServer.named("crash").start();
    }

    @BeforeEach
    void topicOfItsOwn() {
        topic = server.api().freshTopic("crash");
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    @Test
    void everyAcknowledgedPublishSurvivesAKillAndReadersResume() throws InterruptedException {
        String beginning = server.head(topic);
        List<SseConnection> before = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            before.add(server.stream(topic).lastEventId(beginning).open().awaitHello());
        }
        for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
            String name = "p" + publisher;
            threads.execute(() -> publishUntilTheServerIsGone(name));
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= 200);
        server.killNine();
        threads.shutdown();
        assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS));
        before.forEach(reader ->
                assertNotNull(reader.awaitClosed(SseConnection.PATIENCE).closedBecause()));

        server.restart();
        server.api().publish(topic, "after the crash").expect(201);

        try (SseConnection replay = server.stream(topic).lastEventId(beginning).open()) {
            List<Entry> journal = upTo("after the crash", replay);
            assertEveryAcknowledgedOnce(journal);
            JournalChecker checker = new JournalChecker(journal);
            for (SseConnection reader : before) {
                assertEquals(List.of(), reader.events("reset"), "no history was lost");
                List<Entry> received = new ArrayList<>(entries(reader.journalled()));
                String last = received.isEmpty() ? beginning : reader.lastEventId();
                try (SseConnection resumed =
                        server.stream(topic).lastEventId(last).open()) {
                    received.addAll(upTo("after the crash", resumed));
                    assertEquals(List.of(), resumed.events("reset"));
                }
                assertEquals(List.of(), checker.faultsOf(received));
            }
            System.out.printf(
                    "CrashIT: %d acknowledged, %d attempted, %d journalled, %s%n",
                    acknowledged.size(), attempted.size(), journal.size() - 1, "killed in mid-publishing");
        }
    }

    @Test
    void aRestartChangesNothing() {
        for (int number = 0; number < 20; number++) {
            server.api().publish(topic, "headline " + number).expect(201);
        }
        String snapshot = server.api()
                .snapshot(topic)
                .expect(200)
                .json()
                .getJsonArray("items")
                .toString();
        String last;
        try (SseConnection reader = server.stream(topic).open().awaitHello()) {
            server.api().publish(topic, "the last before").expect(201);
            last = reader.awaitJournalled(1).get(0).id();
            server.stop();
            reader.awaitClosed(SseConnection.PATIENCE);
        }
        server.restart();

        String afterwards = server.api()
                .snapshot(topic)
                .expect(200)
                .json()
                .getJsonArray("items")
                .toString();
        assertTrue(afterwards.endsWith(snapshot.substring(1)), afterwards);
        server.api().publish(topic, "the first after").expect(201);
        try (SseConnection reader = server.stream(topic).lastEventId(last).open()) {
            assertEquals(List.of("the first after"), headlines(reader.awaitJournalled(1)));
            assertEquals(List.of(), reader.events("reset"));
            assertEquals(List.of(), reader.faults());
        }
    }

    private void publishUntilTheServerIsGone(String name) {
        try {
            for (int number = 0; !Thread.currentThread().isInterrupted(); number++) {
                String headline = name + "." + number;
                attempted.add(headline);
                server.api().publish(topic, headline).expect(201);
                acknowledged.add(headline);
            }
        } catch (UncheckedIOException gone) {
            // The kill. Whether the last attempt was committed, nobody was told.
        }
    }

    private void assertEveryAcknowledgedOnce(List<Entry> journal) {
        List<String> items = journal.stream().map(Entry::item).toList();
        Set<String> distinct = new HashSet<>(items);
        assertEquals(items.size(), distinct.size(), "an item twice: " + items);
        assertEquals(
                List.of(),
                acknowledged.stream().filter(item -> !distinct.contains(item)).toList(),
                "acknowledged and lost");
        assertEquals(
                List.of("after the crash"),
                items.stream().filter(item -> !attempted.contains(item)).toList());
    }

    private static List<Entry> upTo(String lastHeadline, SseConnection reader) {
        return entries(reader.awaitItem(lastHeadline).journalled());
    }

    private static List<Entry> entries(List<SseEvent> events) {
        return events.stream()
                .map(event -> new Entry(event.id(), headline(event)))
                .toList();
    }

    private static List<String> headlines(List<SseEvent> events) {
        return events.stream().map(CrashIT::headline).toList();
    }

    private static String headline(SseEvent event) {
        return event.json().getJsonArray("headlines").getJsonObject(0).getString("value");
    }
}
