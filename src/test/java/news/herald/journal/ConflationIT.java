package news.herald.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import news.herald.live.Announcement;
import news.herald.live.TopicName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the journal gives whoever is behind, held against a history that was written at random. */
class ConflationIT {

    private static final TopicName SCORES = new TopicName("scores");
    private static final TopicName POLITICS = new TopicName("politics");
    private static final int EVENTS = 150;
    private static final int ITEMS = 6;
    private static final long ROOMY = 1 << 20;

    @TempDir
    private Path dir;

    private final Random random = new Random(20_261_125);
    private final List<Announcement> history = new ArrayList<>();

    /** The same item is spoken of in both topics, now and then in news that nothing stands for. */
    private void write(JournalDatabase database) throws Exception {
        while (history.size() < EVENTS) {
            Announcement[] commit = new Announcement[1 + random.nextInt(3)];
            for (int i = 0; i < commit.length; i++) {
                TopicName topic = random.nextInt(4) == 0 ? POLITICS : SCORES;
                Announcement said = Announcement.of(topic, "test", "row:" + random.nextInt(ITEMS), "1");
                commit[i] = random.nextInt(5) == 0 ? said : said.conflatingHistory();
                history.add(commit[i]);
            }
            database.commit(commit);
        }
    }

    private List<Long> expected(Set<TopicName> topics, long after, long upTo) {
        return LongStream.rangeClosed(after + 1, upTo)
                .filter(place -> topics.contains(said(place).topic()))
                .filter(place -> said(place).history() == Announcement.History.KEEP
                        || LongStream.rangeClosed(place + 1, upTo)
                                .noneMatch(later -> said(later).equals(said(place))))
                .boxed()
                .toList();
    }

    private Announcement said(long place) {
        return history.get((int) place - 1);
    }

    private static List<Long> places(JournalPage page) {
        return page.entries().stream().map(entry -> entry.id().seq()).toList();
    }

    private void assertWhoIsBehindIsGivenTheLastOfEach(Journal journal) {
        for (int reading = 0; reading < 25; reading++) {
            Set<TopicName> topics = random.nextBoolean() ? Set.of(SCORES) : Set.of(SCORES, POLITICS);
            long after = random.nextInt(history.size());
            EventId upTo =
                    new EventId(journal.head().epoch(), after + random.nextInt(history.size() - (int) after) + 1);
            int most = 1 + random.nextInt(40);
            List<Long> read = new ArrayList<>();
            long place = after;
            while (place < upTo.seq()) {
                JournalPage page =
                        journal.after(topics, place, upTo, most, ROOMY).orElseThrow();
                read.addAll(places(page));
                assertTrue(page.upTo() > place, "a page leads on");
                place = page.upTo();
            }
            assertEquals(expected(topics, after, upTo.seq()), read);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsBehindIsGivenTheLastOfEachAndTheTailAll(JournalDatabase.Kind kind) throws Exception {
        try (JournalDatabase database = JournalDatabase.open(kind, dir)) {
            write(database);
            Journal journal = new Journal(database.dataSource);
            assertWhoIsBehindIsGivenTheLastOfEach(journal);
            List<Long> all = LongStream.rangeClosed(1, history.size()).boxed().toList();
            assertEquals(all, places(journal.durableAfter(0, 10_000, ROOMY).page()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatLaterEntriesStandForIsTakenOutOnceItIsOld(JournalDatabase.Kind kind) throws Exception {
        try (JournalDatabase database = JournalDatabase.open(kind, dir)) {
            write(database);
            database.commit(Announcement.of(SCORES, "test", "last", "1").conflatingHistory());
            history.add(Announcement.of(SCORES, "test", "last", "1").conflatingHistory());
            Journal journal = new Journal(database.dataSource);
            Conflation conflation = new Conflation(database.dataSource, database.turn);
            assertEquals(0, conflation.conflate(SCORES, Instant.EPOCH), "all of it is newer");
            List<Long> whole = expected(Set.of(SCORES), 0, history.size());
            Instant later = Instant.now().plusSeconds(60);
            int taken = conflation.conflate(SCORES, later);
            assertEquals(0, conflation.conflate(SCORES, later));
            List<JournalEntry> left = journal.after(0, 10_000, ROOMY).entries();
            assertEquals(history.size(), left.size() + taken);
            assertEquals(
                    whole,
                    left.stream()
                            .filter(entry -> entry.topic().equals(SCORES))
                            .map(entry -> entry.id().seq())
                            .toList());
            assertTrue(
                    journal.after(Set.of(SCORES), 0, journal.head(), 10, ROOMY).isPresent(), "no cursor is void");
            assertEquals(0, conflation.conflate(POLITICS, Instant.EPOCH));
        }
    }
}
