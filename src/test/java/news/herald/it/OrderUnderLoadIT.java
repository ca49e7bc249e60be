package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import news.herald.testing.EmbeddedDatabase;
import news.herald.testing.HeraldServer;
import news.herald.testing.JournalChecker;
import news.herald.testing.JournalChecker.Entry;
import news.herald.testing.Probe;
import news.herald.testing.ProbeWar;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sixteen writers in transactions of random length, readers that drop off and resume at random: each reader's list is
 * the journal. The same checker is shown a plain sequence and must catch it. {@code -Dherald.it.load.seconds} sets how
 * long the writers write.
 */
@Tag("load")
@ExtendWith(SharedServer.class)
class OrderUnderLoadIT {

    private static final int WRITERS = 16;
    private static final int READERS = 12;
    private static final Duration LOAD = Duration.ofSeconds(Integer.getInteger("herald.it.load.seconds", 30));
    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void noThreadStays() throws InterruptedException {
        threads.shutdownNow();
        assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
    }

    @Test
    void onH2EachReadersListIsTheJournal(HeraldServer shared) {
        eachReadersListIsTheJournal("H2", shared);
    }

    @Test
    void onPostgresEachReadersListIsTheJournalAndAPlainSequenceWouldBeCaught() {
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start();
                HeraldServer server = HeraldServer.named("postgres")
                        .war(ProbeWar.file())
                        .with(postgres.environment())
                        .start()) {
            eachReadersListIsTheJournal("PostgreSQL", server);
            aPlainSequenceIsCaught(new Probe(server.api()));
        }
    }

    private void eachReadersListIsTheJournal(String database, HeraldServer server) {
        Probe probe = new Probe(server.api());
        String topic = server.api().freshTopic("load");
        String cursor = server.head(topic);
        String lastItem = topic + ".end-0";
        long seed = System.nanoTime();
        long deadline = System.nanoTime() + LOAD.toNanos();

        List<Future<List<String>>> writers = new ArrayList<>();
        List<Future<List<Entry>>> readers = new ArrayList<>();
        try (SseConnection steady = server.stream(topic).lastEventId(cursor).open()) {
            for (int reader = 0; reader < READERS; reader++) {
                readers.add(threads.submit(
                        new RestlessReader(server, topic, cursor, lastItem, seed + reader, LOAD.plus(CATCH_UP))));
            }
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(new RandomWriter(probe, topic, "w" + writer, seed - writer, deadline)));
            }
            Set<String> committed = new TreeSet<>(Set.of(lastItem));
            writers.forEach(writer -> committed.addAll(result(writer)));
            probe.committing(Probe.Writer.BEAN, topic, topic + ".end", 1).run();

            List<Entry> journal = probe.journal(topic);
            JournalChecker checker = new JournalChecker(journal);
            System.out.printf(
                    "OrderUnderLoadIT on %s: %d events of %d writers in %s, %d restless readers, seed %d%n",
                    database, journal.size(), WRITERS, LOAD, READERS, seed);
            assertEquals(List.of(), checker.faultsOfTheJournal());
            assertEquals(committed, journal.stream().map(Entry::item).collect(Collectors.toCollection(TreeSet::new)));

            steady.awaitJournalled(journal.size(), CATCH_UP);
            List<Entry> all = steady.journalled().stream()
                    .map(event -> new Entry(event.id(), event.json().getString("item")))
                    .toList();
            assertEquals(List.of(), firstTen(checker.faultsOf(all)), "the reader that stayed");
            assertEquals(List.of(), steady.faults());
            assertEquals(List.of(), steady.events("reset"), "no history was lost");
            for (Future<List<Entry>> reader : readers) {
                assertEquals(List.of(), firstTen(checker.faultsOf(result(reader))), "a restless reader");
            }
        }
    }

    private void aPlainSequenceIsCaught(Probe probe) {
        long deadline = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        List<Future<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "plain-" + writer;
            writers.add(threads.submit(() -> writeToPlainSequence(probe, name, deadline)));
        }
        List<Entry> received = new ArrayList<>();
        while (!writers.stream().allMatch(Future::isDone)) {
            readOn(probe, received);
        }
        writers.forEach(OrderUnderLoadIT::result);
        readOn(probe, received);

        List<String> faults = new JournalChecker(probe.plainSequence(0)).faultsOf(received);
        System.out.printf(
                "OrderUnderLoadIT, plain sequence: %d events read, %d faults found%n", received.size(), faults.size());
        assertTrue(
                faults.stream().anyMatch(fault -> fault.startsWith("missing")),
                "the checker did not notice what a plain sequence hides");
    }

    private static int writeToPlainSequence(Probe probe, String name, long deadline) {
        int written = 0;
        while (System.nanoTime() < deadline) {
            probe.writeToPlainSequence(name + "." + written, written % 7 * 10L);
            written++;
        }
        return written;
    }

    /** As a tail reads: whatever has an id after the last one seen. */
    private static void readOn(Probe probe, List<Entry> received) {
        String last = received.isEmpty()
                ? "plain-0"
                : received.get(received.size() - 1).id();
        received.addAll(probe.plainSequence(Long.parseLong(last.substring("plain-".length()))));
    }

    private static List<String> firstTen(List<String> faults) {
        return faults.subList(0, Math.min(10, faults.size()));
    }

    private static <T> T result(Future<T> task) {
        try {
            return task.get(LOAD.plus(CATCH_UP).plus(CATCH_UP).toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException | java.util.concurrent.TimeoutException stop) {
            throw new AssertionError(stop);
        }
    }
}
