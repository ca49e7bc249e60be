package news.herald.journal;

import static news.herald.journal.JournalDatabase.about;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sixteen writers in transactions of random length, one tail: it must see everything that was committed, once, in order.
 * The same with ids from a plain sequence shows that the test can see an event pass by.
 */
class CommitOrderIT {

    private static final int WRITERS = 16;
    private static final int EACH = 40;

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource
    void theTailSeesEveryCommitOnceAndInOrder(JournalDatabase.Kind kind) throws Exception {
        try (JournalDatabase database = JournalDatabase.open(kind, dir)) {
            Queue<String> committed = new ConcurrentLinkedQueue<>();
            List<JournalEntry> seen = new ArrayList<>();
            Journal journal = new Journal(database.dataSource);
            Wakeup wakeup = new Wakeup();
            JournalTail tail = new JournalTail(
                    journal,
                    new JournalStart(database.dataSource, database.turn),
                    wakeup,
                    Duration.ofMillis(1),
                    journal.head(),
                    new JournalTail.Follower() {
                        @Override
                        public void follow(List<JournalEntry> entries) {
                            seen.addAll(entries);
                        }

                        @Override
                        public void head(EventId head) {}

                        @Override
                        public void epochs(Epochs known) {}

                        @Override
                        public void historyLost(EventId head, Epochs known) {
                            throw new AssertionError("no history was lost");
                        }
                    });
            ExecutorService threads = Executors.newCachedThreadPool();
            Future<?> tailing = threads.submit(tail);
            runWriters(threads, item -> {
                boolean rollsBack = ThreadLocalRandom.current().nextInt(5) == 0;
                if (rollsBack) {
                    database.rollBack(about("politics", item));
                } else {
                    database.commit(CommitOrderIT::dawdle, about("politics", item), about("sports", item + "'"));
                    committed.add(item);
                    committed.add(item + "'");
                }
                return null;
            });
            long head = journal.head().seq();
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() ->
                            !seen.isEmpty() && seen.get(seen.size() - 1).id().seq() == head);
            tail.stop();
            tailing.get(10, TimeUnit.SECONDS);
            threads.shutdown();

            assertEquals(committed.size(), seen.size());
            assertEquals(
                    committed.stream().sorted().toList(),
                    seen.stream().map(JournalEntry::item).sorted().toList());
            for (int i = 0; i < seen.size(); i++) {
                assertEquals(i + 1, seen.get(i).id().seq());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTailOverAPlainSequenceMissesWhatCommitsLate(JournalDatabase.Kind kind) throws Exception {
        try (JournalDatabase database = JournalDatabase.open(kind, dir)) {
            execute(database, "CREATE SEQUENCE plain");
            execute(database, "CREATE TABLE plain_journal (id BIGINT PRIMARY KEY, item VARCHAR(255))");
            List<String> seen = new ArrayList<>();
            Queue<String> committed = new ConcurrentLinkedQueue<>();
            ExecutorService threads = Executors.newCachedThreadPool();
            var writing = threads.submit(() -> {
                runWriters(Executors.newCachedThreadPool(), item -> {
                    insertWithPlainId(database, kind, item);
                    committed.add(item);
                    return null;
                });
                return null;
            });
            long last = 0;
            while (!writing.isDone()) {
                last = readPlain(database, last, seen);
            }
            writing.get();
            readPlain(database, last, seen);
            threads.shutdown();
            List<String> missed = new ArrayList<>(committed);
            missed.removeAll(seen);
            assertFalse(missed.isEmpty(), "the control saw everything, so the test shows nothing");
        }
    }

    private static void dawdle() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2_000_000));
    }

    private interface Write {
        Void write(String item) throws Exception;
    }

    private static void runWriters(ExecutorService threads, Write write) throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "w" + writer + "-";
            writers.add(() -> {
                for (int i = 0; i < EACH; i++) {
                    dawdle();
                    write.write(name + i);
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(writers, 60, TimeUnit.SECONDS)) {
            done.get();
        }
    }

    private static void insertWithPlainId(JournalDatabase database, JournalDatabase.Kind kind, String item)
            throws SQLException {
        String next = kind == JournalDatabase.Kind.H2 ? "NEXT VALUE FOR plain" : "nextval('plain')";
        try (Connection connection = database.dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO plain_journal (id, item) VALUES (" + next + ", ?)")) {
                insert.setString(1, item);
                insert.executeUpdate();
            }
            dawdle();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static long readPlain(JournalDatabase database, long after, List<String> seen) throws SQLException {
        try (Connection connection = database.dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT id, item FROM plain_journal WHERE id > ? ORDER BY id")) {
            select.setLong(1, after);
            long last = after;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    seen.add(row.getString(2));
                }
            }
            return last;
        }
    }

    private static void execute(JournalDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
