package news.herald.newsroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.herald.editing.Identifiers;
import news.herald.live.Announcement;
import news.herald.live.Change;
import news.herald.live.TopicName;
import news.herald.ninjs.NewsDocument;
import news.herald.ninjs.RequestBody;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;

class NewsItemTest {

    private static final Instant NOW = Instant.parse("2026-02-28T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final String EMBARGO = "\"embargoedUntil\":\"2026-02-28T13:00:00+00:30\"";

    @Test
    void aDocumentIsPublishedAsVersionOneWithWhatHeraldKnows() {
        NewsItem item = published("{\"title\":\"t\",\"edNote\":\"n\",\"version\":\"77\"}");
        Announcement told = told(item).orElseThrow();
        assertEquals("news.publish", told.event());
        assertEquals("/api/items/" + item.id(), told.item());
        assertEquals(Announcement.History.KEEP, told.history());
        assertEquals(
                "{\"title\":\"t\",\"version\":\"1\",\"uri\":\"" + item.uri()
                        + "\",\"firstCreated\":\"2026-02-28T12:00:00Z\","
                        + "\"versionCreated\":\"2026-02-28T12:00:00Z\",\"pubStatus\":\"usable\"}",
                told.data());
        assertTrue(item.uri().startsWith("urn:uuid:"));
        assertTrue(item.document().toJson().contains("edNote"));
    }

    @Test
    void whatTheSourceKnowsOfItsBeginningStays() {
        NewsItem item = published("{\"uri\":\"urn:x:1\",\"firstCreated\":\"2020-01-01T00:00:00Z\"}");
        assertEquals("urn:x:1", item.uri());
        item.update(document("{}"), LATER);
        assertEquals("2026-02-28T12:00:00Z", item.document().firstCreated().orElseThrow());
        assertEquals(
                "2020-01-01T00:00:00Z",
                published("{\"firstCreated\":\"2020-01-01T00:00:00Z\"}")
                        .document()
                        .firstCreated()
                        .orElseThrow());
    }

    @Test
    void noTwoItemsHaveTheSameAddress() {
        assertNotEquals(published("{}").id(), published("{}").id());
        assertTrue(Identifiers.isItem(published("{}").id()));
    }

    @Test
    void anUpdateIsTheNextVersion() {
        NewsItem item = published("{\"title\":\"a\"}");
        item.update(document("{\"title\":\"b\"}"), LATER);
        assertEquals("news.update", told(item).orElseThrow().event());
        assertTrue(told(item)
                .orElseThrow()
                .data()
                .startsWith("{\"title\":\"b\",\"uri\":\"" + item.uri() + "\",\"version\":\"2\""));
    }

    @Test
    void aCorrectionTellsReadersWhy() {
        NewsItem item = published("{\"title\":\"a\"}");
        item.correct(Json.createReader(new StringReader("{\"title\":\"b\"}")).readObject(), "It was b.", LATER);
        assertEquals("news.correct", told(item).orElseThrow().event());
        assertTrue(told(item).orElseThrow().data().contains("It was b."));
        assertEquals("2", item.document().version().orElseThrow());
    }

    @Test
    void aDraftIsNobodysBusiness() {
        NewsItem item = item("{\"title\":\"a\"}", true);
        assertEquals(Optional.empty(), told(item));
        assertEquals(Optional.empty(), item.seenByReaders());
        item.update(document("{\"title\":\"b\"}"), LATER);
        assertEquals(Status.DRAFT, item.status());
        assertEquals(2, item.version());
        item.kill(LATER);
        assertEquals(Optional.empty(), told(item));
        assertEquals(Optional.empty(), item.seenByReaders());
    }

    @Test
    void aDraftThatIsPublishedKeepsItsVersion() {
        NewsItem item = item("{}", true);
        item.publish(LATER);
        assertEquals(1, item.version());
        assertEquals("news.publish", told(item).orElseThrow().event());
    }

    @Test
    void anEmbargoIsKeptUntilItsTime() {
        NewsItem item = published("{" + EMBARGO + "}");
        assertEquals(Status.SCHEDULED, item.status());
        assertEquals(Optional.empty(), told(item));
        assertFalse(item.isDue(Instant.parse("2026-02-28T12:29:59Z")));
        Instant due = Instant.parse("2026-02-28T12:30:00Z");
        assertTrue(item.isDue(due));
        item.publish(due);
        assertEquals("news.publish", told(item).orElseThrow().event());
        assertEquals("1", item.document().version().orElseThrow());
        assertFalse(item.isDue(due));
    }

    @Test
    void anUpdateWithoutTheMemberDoesNotBreakTheEmbargo() {
        NewsItem item = published("{" + EMBARGO + "}");
        item.update(document("{\"title\":\"b\"}"), LATER);
        assertEquals(Status.SCHEDULED, item.status());
        assertEquals(Instant.parse("2026-02-28T12:30:00Z"), item.publishAt().orElseThrow());
        item.update(document("{\"embargoedUntil\":\"2026-03-01T00:00:00Z\"}"), LATER);
        assertEquals(Instant.parse("2026-03-01T00:00:00Z"), item.publishAt().orElseThrow());
    }

    @Test
    void publishingAScheduledItemLiftsTheEmbargoAndPublishingADraftWithOneSchedulesIt() {
        NewsItem scheduled = published("{" + EMBARGO + "}");
        scheduled.publish(LATER);
        assertEquals(Status.USABLE, scheduled.status());
        assertEquals(Optional.empty(), scheduled.document().embargoedUntil());
        NewsItem draft = item("{" + EMBARGO + "}", true);
        draft.publish(LATER);
        assertEquals(Status.SCHEDULED, draft.status());
    }

    @Test
    void aWithheldItemShowsReadersThatItIsAndEditorsWhatItSays() {
        NewsItem item = published("{\"title\":\"secret\"}");
        item.withhold(LATER);
        Announcement told = told(item).orElseThrow();
        assertEquals("news.withhold", told.event());
        assertEquals(Announcement.History.ERASE, told.history());
        assertFalse(told.data().contains("secret"));
        assertTrue(item.document().toJson().contains("secret"));
        item.update(document("{\"title\":\"better\"}"), LATER);
        assertEquals(Optional.empty(), told(item));
        item.publish(LATER);
        assertEquals("news.publish", told(item).orElseThrow().event());
        assertEquals(4, item.version());
        assertEquals("usable", item.document().pubStatus().orElseThrow());
    }

    @Test
    void whatIsWithheldAndThenScheduledStaysHidden() {
        NewsItem item = published("{\"title\":\"secret\"}");
        item.withhold(LATER);
        item.update(document("{\"title\":\"secret\"," + EMBARGO + "}"), LATER);
        item.publish(LATER);
        assertEquals(Status.SCHEDULED, item.status());
        assertEquals(Optional.empty(), told(item));
        assertFalse(item.seenByReaders().orElseThrow().toJson().contains("secret"));
    }

    @Test
    void aScheduledItemCanBeHeldBackUnseen() {
        NewsItem item = published("{" + EMBARGO + "}");
        item.withhold(LATER);
        assertFalse(item.isDue(Instant.MAX));
        assertEquals(Optional.empty(), told(item));
        item.publish(LATER);
        assertEquals(Status.SCHEDULED, item.status());
    }

    @Test
    void aKilledItemKeepsNothingAndIsTheEnd() {
        NewsItem item = published("{\"title\":\"secret\",\"edNote\":\"secret\"}");
        item.kill(LATER);
        Announcement told = told(item).orElseThrow();
        assertEquals("news.kill", told.event());
        assertEquals(Announcement.History.ERASE, told.history());
        assertFalse(item.document().toJson().contains("secret"));
        assertEquals("canceled", item.document().pubStatus().orElseThrow());
        for (Runnable verb : List.<Runnable>of(
                () -> item.kill(LATER),
                () -> item.publish(LATER),
                () -> item.withhold(LATER),
                () -> item.update(document("{}"), LATER),
                () -> item.correct(Json.createObjectBuilder().build(), "n", LATER))) {
            Refusal refusal = assertThrows(Refusal.class, verb::run);
            assertEquals(409, refusal.status());
            assertTrue(refusal.detail().contains("canceled"));
        }
    }

    @Test
    void anItemThatIsRemovedIsAnnouncedAsKilled() {
        assertEquals(
                "news.kill",
                published("{}").announcement(Change.REMOVED).orElseThrow().event());
    }

    @Test
    void neitherUriNorStatusNorEmbargoOfPublishedNewsChangeByTheWay() {
        NewsItem item = published("{\"uri\":\"urn:x:1\"}");
        assertEquals(
                "/uri", refused(item, "{\"uri\":\"urn:x:2\"}").faults().get(0).pointer());
        assertEquals(
                "/pubStatus",
                refused(item, "{\"pubStatus\":\"canceled\"}").faults().get(0).pointer());
        assertEquals(
                "/embargoedUntil",
                refused(item, "{" + EMBARGO + "}").faults().get(0).pointer());
        assertEquals(422, refused(item, "{\"uri\":\"urn:x:2\"}").status());
    }

    @Test
    void theSameVersionOfTheSourceIsRecognised() {
        String text = "{\"uri\":\"urn:x:1\",\"version\":\"5\",\"title\":\"a\"}";
        NewsItem item = published(text);
        assertTrue(item.isRepeatedBy(submission(text, false)));
        assertFalse(item.isRepeatedBy(submission(text, true)));
        assertFalse(item.isRepeatedBy(submission(text.replace("\"a\"", "\"b\""), false)));
        assertFalse(item.isRepeatedBy(submission(text.replace("\"5\"", "\"6\""), false)));
        NewsItem unversioned = published("{\"uri\":\"urn:x:1\"}");
        assertFalse(unversioned.isRepeatedBy(submission("{\"uri\":\"urn:x:1\"}", false)));
    }

    @Test
    void aSubmissionSaysWhatCannotBeKept() {
        assertEquals("/uri", refusedSubmission("{\"uri\":\"urn:" + "x".repeat(252) + "\"}", 400));
        assertEquals("/version", refusedSubmission("{\"version\":\"" + "9".repeat(256) + "\"}", 400));
        assertEquals("/version", refusedSubmission("{\"version\":\"\\u0000\"}", 400));
        assertEquals("/pubStatus", refusedSubmission("{\"pubStatus\":\"withheld\"}", 422));
    }

    @Test
    void anIdempotencyKeyIsVisibleAscii() {
        TopicName topic = new TopicName("politics");
        for (String key : List.of("", "a b", "\u00e9", "x".repeat(256))) {
            Refusal refusal = assertThrows(Refusal.class, () -> Submissions.of(topic, body("{}"), false, key, "ann"));
            assertEquals("Idempotency-Key", refusal.faults().get(0).pointer());
        }
        var anns =
                Submissions.of(topic, body("{}"), false, "k", "ann").receipt().orElseThrow();
        var bobs =
                Submissions.of(topic, body("{}"), false, "k", "bob").receipt().orElseThrow();
        assertNotEquals(anns.id(), bobs.id());
        assertEquals(anns.request(), bobs.request());
    }

    @Test
    void readersAreToldOfNoVersionTheyDidNotSee() {
        NewsItem item = item("{\"title\":\"draft\"}", true);
        ItemVersion first = new ItemVersion(item);
        item.update(document("{\"title\":\"secret\",\"edNote\":\"n\"}"), NOW);
        item.publish(NOW);
        item.by("bob");
        ItemVersion second = new ItemVersion(item);
        String readers = new History(item, List.of(first, second)).forReaders();
        assertTrue(readers.startsWith("{\"versions\":[{\"version\":\"2\",\"event\":\"news.publish\""), readers);
        assertFalse(readers.contains("edNote") || readers.contains("bob"));
        String editors = new History(item, List.of(first, second)).forEditors();
        assertTrue(editors.contains("\"version\":\"1\",\"event\":null"), editors);
        assertTrue(editors.contains("\"by\":\"bob\"") && editors.contains("edNote"));
        item.withhold(LATER);
        ItemVersion third = new ItemVersion(item);
        assertFalse(
                new History(item, List.of(first, second, third)).forReaders().contains("secret"));
        item.publish(LATER);
        ItemVersion fourth = new ItemVersion(item);
        String again = new History(item, List.of(first, second, third, fourth)).forReaders();
        assertEquals(1, again.split("secret", -1).length - 1, again);
    }

    private static Refusal refused(NewsItem item, String replacement) {
        return assertThrows(Refusal.class, () -> item.update(document(replacement), LATER));
    }

    private static String refusedSubmission(String text, int status) {
        Refusal refusal = assertThrows(Refusal.class, () -> submission(text, false));
        assertEquals(status, refusal.status());
        return refusal.faults().get(0).pointer();
    }

    private static Optional<Announcement> told(NewsItem item) {
        return item.announcement(Change.UPDATED);
    }

    private static NewsItem published(String text) {
        return item(text, false);
    }

    private static NewsItem item(String text, boolean draft) {
        return new NewsItem(submission(text, draft), NOW);
    }

    private static Submission submission(String text, boolean draft) {
        return Submissions.of(new TopicName("politics"), body(text), draft, null, "ann");
    }

    private static NewsDocument document(String text) {
        return NewsDocument.received(body(text).json());
    }

    private static RequestBody body(String text) {
        return RequestBody.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 10_000);
    }
}
