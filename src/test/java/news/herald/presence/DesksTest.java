package news.herald.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import news.herald.editing.Identifiers;
import news.herald.json.JsonP;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesksTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(20);
    private static final String ITEM = Identifiers.item();
    private static final String OTHER = Identifiers.item();

    private long nanoTime;
    private final Desks desks = new Desks(() -> nanoTime);
    private final Desks elsewhere = new Desks(() -> nanoTime);

    private static Announcement said(String desk, long turn, String item) {
        return new Announcement(desk, turn, Optional.ofNullable(item));
    }

    private static JsonArray report(Desks desks) {
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        desks.all().forEach(one -> list.add(one.json()));
        return list.build();
    }

    private List<String> writing() {
        return Attendees.of(List.of(report(desks), report(elsewhere))).writing().stream()
                .map(one -> one.name() + " " + one.item().orElseThrow())
                .toList();
    }

    private void after(long seconds) {
        nanoTime += seconds * 1_000_000_000;
    }

    @Test
    void whoWritesIsToldForAsLongAsItIsSaid() {
        desks.hear("mara", said("desk-one", 1, ITEM), NOW);
        after(20);
        desks.hear("mara", said("desk-one", 2, ITEM), LATER);
        after(89);
        assertEquals(List.of("mara " + ITEM), writing());
        assertEquals(NOW, desks.all().get(0).since(), "since it began, not since it was said last");
        after(2);
        assertEquals(List.of(), writing());
    }

    @Test
    void theLatestCountsWhicheverNodeItWasSaidTo() {
        desks.hear("mara", said("desk-one", 1, ITEM), NOW);
        elsewhere.hear("mara", said("desk-one", 2, OTHER), LATER);
        assertEquals(List.of("mara " + OTHER), writing());
        desks.hear("mara", said("desk-one", 3, null), LATER);
        assertEquals(List.of(), writing());
        desks.hear("mara", said("desk-one", 2, ITEM), LATER);
        assertEquals(List.of(), writing(), "what came late");
    }

    @Test
    void sinceWhenIsTheSameWhicheverNodeHearsItNext() {
        desks.hear("mara", said("desk-one", 1, ITEM), NOW);
        elsewhere.hear("mara", said("desk-one", 2, ITEM), LATER);
        assertEquals(NOW, since());
        desks.hear("mara", said("desk-one", 3, ITEM), LATER.plusSeconds(10));
        assertEquals(NOW, since());
        elsewhere.hear("mara", said("desk-one", 4, OTHER), LATER.plusSeconds(20));
        assertEquals(LATER.plusSeconds(20), since());
    }

    private Instant since() {
        return Attendees.of(List.of(report(desks), report(elsewhere)))
                .writing()
                .get(0)
                .since();
    }

    @Test
    void nobodySpeaksForTheDeskOfAnother() {
        desks.hear("mara", said("desk-one", 1, ITEM), NOW);
        desks.hear("ines", said("desk-one", 9, OTHER), LATER);
        assertEquals(List.of("mara " + ITEM, "ines " + OTHER), writing());
    }

    @Test
    void aCrowdTakesNoMoreThanItsPlaceInTheReport() {
        IntStream.range(0, 500).forEach(desk -> desks.hear("n".repeat(100), said("desk-" + desk, 1, ITEM), NOW));
        assertEquals(Desks.MOST, desks.all().size());
        desks.hear("n".repeat(100), said("desk-0", 2, OTHER), NOW);
        assertEquals(
                1,
                desks.all().stream()
                        .filter(one -> one.item().equals(Optional.of(OTHER)))
                        .count(),
                "who is known is heard on");
        assertEquals(true, report(desks).toString().length() < 40_000);
    }

    @Test
    void whatANodeOfAnotherVersionSaysIsPassedOver() {
        JsonArray odd = JsonP.PROVIDER
                .createReader(new StringReader("[7,{},{\"name\":\"x\",\"desk\":\"y\",\"turn\":\"z\"}]"))
                .readArray();
        assertEquals(List.of(), Attendees.of(List.of(odd)).writing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "desk-one | {\"turn\":-1}                       | /turn",
                "desk-one | {}                                  | /turn",
                "desk-one | {\"turn\":\"1\"}                    | /turn",
                "desk-one | {\"turn\":0.5}                      | /turn",
                "desk-one | {\"turn\":1e400}                    | /turn",
                "desk-one | {\"turn\":1,\"item\":\"Not one\"}   | /item",
                "desk-one | {\"turn\":1,\"item\":7}             | /item",
                "desk     | {\"turn\":1}                        | desk",
                "desk one | {\"turn\":1}                        | desk"
            })
    void whatIsNoAnnouncementIsRefusedByName(String desk, String body, String pointer) {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> Announcement.of(
                        desk,
                        JsonP.PROVIDER.createReader(new StringReader(body)).readObject()));
        assertEquals(400, refusal.status());
        assertEquals(
                List.of(pointer),
                refusal.faults().stream().map(fault -> fault.pointer()).toList());
    }
}
