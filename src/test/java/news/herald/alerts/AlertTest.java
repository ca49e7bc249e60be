package news.herald.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import news.herald.live.Announcement;
import news.herald.live.Announcement.History;
import news.herald.live.Change;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;

class AlertTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final Alert alert = new Alert(
            new TopicName("roads"),
            WordingTest.wording(
                    "{'title':'Closed','text':'A1','urgency':2,'link':'/a1','expires':'2030-01-01T00:00:00Z'}"),
            "ann",
            NOW);

    @Test
    void readersAreToldAllOfIt() {
        Announcement told = told(Change.PERSISTED);
        assertEquals(
                "{\"id\":\"ID\",\"tag\":\"herald-alert-ID\",\"title\":\"Closed\",\"text\":\"A1\",\"urgency\":2,"
                        + "\"link\":\"/a1\",\"status\":\"usable\",\"version\":1,\"created\":\"2026-01-02T03:04:05Z\","
                        + "\"changed\":\"2026-01-02T03:04:05Z\",\"expires\":\"2030-01-01T00:00:00Z\"}",
                told.data().replace(alert.id(), "ID"));
        assertEquals("alert", told.event());
        assertEquals(new TopicName("roads"), told.topic());
        assertEquals("/api/alerts/" + alert.id(), told.item());
        assertEquals(History.KEEP, told.history());
    }

    @Test
    void aCorrectionIsTheNextVersionUnderTheSameTag() {
        alert.correct(WordingTest.wording("{'title':'Open'}"), "bob", LATER);
        Announcement told = told(Change.UPDATED);
        assertEquals(
                "{\"id\":\"ID\",\"tag\":\"herald-alert-ID\",\"title\":\"Open\",\"urgency\":5,\"status\":\"usable\","
                        + "\"version\":2,\"created\":\"2026-01-02T03:04:05Z\",\"changed\":\"2026-01-02T03:05:05Z\"}",
                told.data().replace(alert.id(), "ID"));
        assertEquals(History.KEEP, told.history());
    }

    @Test
    void aKilledOneHasNothingToSayAndItsHistoryGoes() {
        alert.kill("bob", LATER);
        Announcement told = told(Change.UPDATED);
        assertEquals(
                "{\"id\":\"ID\",\"tag\":\"herald-alert-ID\",\"status\":\"canceled\",\"version\":2,"
                        + "\"changed\":\"2026-01-02T03:05:05Z\"}",
                told.data().replace(alert.id(), "ID"));
        assertEquals(History.ERASE, told.history());
        assertEquals(told.data(), alert.json());
        Refusal refusal = assertThrows(
                Refusal.class, () -> alert.correct(WordingTest.wording("{'title':'Risen'}"), "bob", LATER));
        assertEquals(409, refusal.status());
    }

    @Test
    void oneThatIsRemovedIsToldOfAsKilled() {
        Announcement told = told(Change.REMOVED);
        assertEquals(History.ERASE, told.history());
        assertTrue(told.data().contains("canceled") && !told.data().contains("Closed"), told::data);
    }

    private Announcement told(Change change) {
        return alert.announcement(change).orElseThrow();
    }
}
