package news.herald.journal;

import static news.herald.journal.JournalDatabase.about;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The journal goes back to an earlier state under tails that read on, as when a backup is restored while nodes run. */
class RestoredBackupIT {

    @TempDir
    private Path dir;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** A node's tail, which looks only when it is woken. */
    private final class Node implements JournalTail.Follower, AutoCloseable {

        private final Wakeup wakeup = new Wakeup();
        private final List<EventId> heads = new CopyOnWriteArrayList<>();
        private final List<EventId> lost = new CopyOnWriteArrayList<>();
        private final JournalTail tail;
        private volatile Epochs latest;
        private boolean failed;

        Node(JournalDatabase database, EventId start) {
            JournalStart epochs = new JournalStart(database.dataSource, database.turn);
            Journal journal = new Journal(database.dataSource);
            tail = new JournalTail(journal, epochs, wakeup, Duration.ofHours(1), start, this);
            threads.execute(tail);
        }

        void look(EventId head) {
            wakeup.signal();
            await().until(() -> heads.contains(head));
        }

        @Override
        public void follow(List<JournalEntry> entries) {}

        @Override
        public void head(EventId head) {
            heads.add(head);
        }

        @Override
        public void epochs(Epochs known) {
            latest = known;
        }

        /** Fails at first, as when the database goes away again in the midst of it. */
        @Override
        public void historyLost(EventId head, Epochs known) {
            if (!failed) {
                failed = true;
                throw new IllegalStateException("not now");
            }
            lost.add(head);
        }

        @Override
        public void close() {
            tail.stop();
        }
    }

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    /** @param published after the restore, before anybody looks, where 3 were lost */
    @ParameterizedTest
    @CsvSource({"H2, 0", "H2, 2", "H2, 3", "H2, 9", "POSTGRESQL, 0", "POSTGRESQL, 2", "POSTGRESQL, 3", "POSTGRESQL, 9"})
    void everyTailSaysSoAndTheIdsOfBothHistoriesAreVoid(JournalDatabase.Kind kind, int published) throws Exception {
        try (JournalDatabase database = JournalDatabase.open(kind, dir)) {
            Journal journal = new Journal(database.dataSource);
            database.commit(about("politics", "a"), about("politics", "b"));
            EventId backup = journal.head();
            try (Node one = new Node(database, backup);
                    Node two = new Node(database, backup)) {
                publish(database, 3, "gone");
                EventId gone = journal.head();
                one.look(gone);
                two.look(gone);
                goBackTo(backup, database);
                publish(database, published, "new");
                EventId ambiguous = journal.head();

                one.wakeup.signal();
                await().until(() -> one.lost.size() == 1);
                EventId first = one.lost.get(0);
                two.wakeup.signal();
                await().until(() -> two.lost.size() == 1);

                assertFalse(journal.epochs().honours(gone), "an id that was read in the history that is gone");
                assertFalse(journal.epochs().honours(ambiguous), "an id that may have been given twice");
                assertTrue(journal.epochs().honours(first), "where readers were told to begin again");
                assertEquals(first, two.lost.get(0), "the second one finds what the first one opened");
            }
        }
    }

    /** The backup is older than the last start of a node, whose epoch is unknown in it; and then another node starts. */
    @ParameterizedTest
    @CsvSource({"H2, false", "H2, true", "POSTGRESQL, false", "POSTGRESQL, true"})
    void theEpochThatWasOpenAtTheBackupIsVoidThoughAnotherOneWasSinceThen(JournalDatabase.Kind kind, boolean started)
            throws Exception {
        try (JournalDatabase database = JournalDatabase.open(kind, dir)) {
            Journal journal = new Journal(database.dataSource);
            JournalStart starts = new JournalStart(database.dataSource, database.turn);
            EventId longAgo = journal.head();
            starts.openEpoch();
            database.commit(about("politics", "a"));
            EventId backup = journal.head();
            try (Node one = new Node(database, backup);
                    Node two = new Node(database, backup)) {
                publish(database, 2, "gone");
                EventId inBoth = journal.head();
                starts.openEpoch();
                publish(database, 2, "gone too");
                EventId gone = journal.head();
                one.look(gone);
                two.look(gone);
                forgetEpoch(gone.epoch(), backup.epoch(), database);
                goBackTo(backup, database);
                publish(database, 9, "new");
                if (started) {
                    starts.openEpoch();
                }

                one.wakeup.signal();
                await().until(() -> one.lost.size() == 1);
                two.wakeup.signal();
                await().until(() -> two.lost.size() == 1);

                Epochs now = journal.epochs();
                assertFalse(now.honours(gone), "an id that was read in the history that is gone");
                assertFalse(now.honours(inBoth), "an id that was given in both histories");
                assertTrue(now.honours(longAgo), "an id of before, which means the same in both");
                assertEquals(one.lost, two.lost, "the second one finds what the first one did");
            }
        }
    }

    /** Whoever lets readers in has to know. */
    @Test
    void anEpochThatAnotherNodeOpensIsTold() throws Exception {
        try (JournalDatabase database = JournalDatabase.open(JournalDatabase.Kind.H2, dir);
                Node node = new Node(database, new Journal(database.dataSource).head())) {
            Journal journal = new Journal(database.dataSource);
            node.look(journal.head());
            new JournalStart(database.dataSource, database.turn).openEpoch();
            node.look(journal.head());
            assertTrue(node.latest.knows(journal.head().epoch()));
        }
    }

    private static void forgetEpoch(String epoch, String open, JournalDatabase database) throws SQLException {
        try (Connection connection = database.dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM journal_epoch WHERE epoch = '" + epoch + "'");
            statement.execute("UPDATE journal_head SET epoch = '" + open + "'");
        }
    }

    private static void publish(JournalDatabase database, int count, String item) throws SQLException {
        for (int number = 0; number < count; number++) {
            database.commit(about("politics", item + number));
        }
    }

    private static void goBackTo(EventId head, JournalDatabase database) throws SQLException {
        try (Connection connection = database.dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("DELETE FROM journal WHERE id > " + head.seq());
            statement.execute("UPDATE journal_head SET id = " + head.seq());
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
