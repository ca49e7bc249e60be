package news.herald.journal;

import static news.herald.journal.JournalDatabase.about;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import news.herald.live.Announcement;
import news.herald.live.TopicName;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalIT {

    private static final TopicName POLITICS = new TopicName("politics");
    private static final TopicName SPORTS = new TopicName("sports");
    private static final long ROOMY = 1 << 20;

    @TempDir
    private Path dir;

    private static List<String> items(JournalPage page) {
        return page.entries().stream().map(JournalEntry::item).toList();
    }

    @ParameterizedTest
    @EnumSource
    void idsFollowEachOtherAndThoseOfARollBackAreGivenAgain(JournalDatabase.Kind kind) throws Exception {
        try (JournalDatabase database = JournalDatabase.open(kind, dir)) {
            database.commit(about("politics", "a"), about("politics", "b"));
            database.rollBack(about("politics", "never"));
            database.commit(about("sports", "c"));
            JournalPage page = new Journal(database.dataSource).after(0, 100, ROOMY);
            assertEquals(List.of("a", "b", "c"), items(page));
            assertEquals(
                    List.of(1L, 2L, 3L),
                    page.entries().stream().map(entry -> entry.id().seq()).toList());
            assertEquals(3, page.upTo());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageIsBoundedInEntriesAndInSizeAndSaysHowFarItGoes(JournalDatabase.Kind kind) throws Exception {
        try (JournalDatabase database = JournalDatabase.open(kind, dir)) {
            for (int i = 0; i < 10; i++) {
                database.commit(Announcement.of(POLITICS, "test", "i" + i, "\"" + "x".repeat(998) + "\""));
            }
            database.commit(about("sports", "other"));
            Journal journal = new Journal(database.dataSource);
            JournalPage four = journal.after(0, 4, ROOMY);
            assertEquals(4, four.entries().size());
            assertEquals(4, four.upTo(), "a full page leads to its last entry");
            assertEquals(3, journal.after(0, 100, 3_500).entries().size());
            assertEquals(1, journal.after(0, 100, 1).entries().size(), "one too large for a page travels alone");
            Optional<JournalPage> rest = journal.after(Set.of(POLITICS), 9, journal.head(), 100, ROOMY);
            assertEquals(List.of("i9"), items(rest.orElseThrow()));
            assertEquals(11, rest.orElseThrow().upTo(), "what follows is of another topic");
            JournalPage end = journal.after(Set.of(POLITICS), 10, journal.head(), 100, ROOMY)
                    .orElseThrow();
            assertTrue(end.entries().isEmpty());
            assertEquals(11, end.upTo(), "nothing of the topic up to the head");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatErasesLeavesOnlyItself(JournalDatabase.Kind kind) throws Exception {
        try (JournalDatabase database = JournalDatabase.open(kind, dir)) {
            database.commit(about("politics", "secret"), about("politics", "other"));
            database.commit(about("politics", "secret"));
            database.commit(Announcement.of(POLITICS, "kill", "secret", "null").erasingHistory());
            JournalPage page = new Journal(database.dataSource).after(0, 100, ROOMY);
            assertEquals(List.of("other", "secret"), items(page));
            assertTrue(page.entries().get(1).erases());
            assertEquals(4, page.entries().get(1).id().seq());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCursorBeforeWhatWasPurgedIsVoidForItsTopicOnly(JournalDatabase.Kind kind) throws Exception {
        try (JournalDatabase database = JournalDatabase.open(kind, dir)) {
            Announcement[] many = new Announcement[2_500];
            for (int i = 0; i < many.length; i++) {
                many[i] = about("politics", "p" + i);
            }
            database.commit(many);
            database.commit(about("sports", "s"));
            Purge purge = new Purge(database.dataSource, database.turn);
            assertEquals(2_490, purge.purge(POLITICS, Instant.EPOCH, 10));
            assertEquals(0, purge.purge(POLITICS, Instant.EPOCH, 10));
            Journal journal = new Journal(database.dataSource);
            assertFalse(journal.after(Set.of(POLITICS), 2_489, journal.head(), 100, ROOMY)
                    .isPresent());
            assertFalse(journal.after(Set.of(POLITICS, SPORTS), 0, journal.head(), 100, ROOMY)
                    .isPresent());
            assertFalse(journal.after(Set.of(), 0, journal.head(), 100, ROOMY).isPresent());
            assertEquals(
                    10,
                    journal.after(Set.of(POLITICS), 2_490, journal.head(), 100, ROOMY)
                            .orElseThrow()
                            .entries()
                            .size());
            assertTrue(
                    journal.after(Set.of(SPORTS), 0, journal.head(), 100, ROOMY).isPresent());
            assertEquals(1, purge.purge(SPORTS, Instant.now().plusSeconds(60), 10), "by age");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfAFollowerIsNotTheEndOfTheTail(JournalDatabase.Kind kind) throws Exception {
        try (JournalDatabase database = JournalDatabase.open(kind, dir)) {
            Journal journal = new Journal(database.dataSource);
            EventId start = journal.head();
            database.commit(about("politics", "a"), about("politics", "b"));
            List<JournalEntry> followed = new ArrayList<>();
            JournalTail[] tail = new JournalTail[1];
            JournalTail.Follower follower = new JournalTail.Follower() {
                private boolean failed;

                @Override
                public void follow(List<JournalEntry> entries) {
                    if (!failed) {
                        failed = true;
                        throw new OutOfMemoryError("for a moment");
                    }
                    followed.addAll(entries);
                }

                @Override
                public void head(EventId head) {
                    tail[0].stop();
                }

                @Override
                public void epochs(Epochs known) {}

                @Override
                public void historyLost(EventId head, Epochs known) {}
            };
            JournalStart epochs = new JournalStart(database.dataSource, database.turn);
            tail[0] = new JournalTail(journal, epochs, new Wakeup(), Duration.ofMillis(50), start, follower);
            tail[0].run();
            assertEquals(
                    List.of("a", "b"), followed.stream().map(JournalEntry::item).toList());
        }
    }

    /** The database ends the purge's session while it waits for a commit. */
    @Test
    void aPurgeWhoseConnectionBreaksHoldsUpNoCommit() throws Exception {
        try (JournalDatabase database = JournalDatabase.open(JournalDatabase.Kind.POSTGRESQL, dir);
                Connection other = database.dataSource.getConnection();
                Statement statement = other.createStatement()) {
            database.commit(about("politics", "a"), about("politics", "b"));
            other.setAutoCommit(false);
            statement.execute("SELECT id FROM journal_head FOR UPDATE");
            Purge purge = new Purge(database.dataSource, database.turn);
            CompletableFuture<Integer> purging =
                    CompletableFuture.supplyAsync(() -> purge.purge(POLITICS, Instant.EPOCH, 1));
            Awaitility.await().until(() -> {
                try (ResultSet ended = statement.executeQuery("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
                    return ended.next();
                }
            });
            ExecutionException broken = assertThrows(ExecutionException.class, purging::get);
            assertInstanceOf(JournalException.class, broken.getCause());
            other.rollback();
            assertTimeout(Duration.ofSeconds(5), () -> database.commit(about("politics", "c")));
            assertEquals(2, purge.purge(POLITICS, Instant.EPOCH, 1));
        }
    }
}
