package news.herald.demo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.herald.alerts.Wording;
import news.herald.demo.Script.Stand;
import news.herald.ninjs.NewsDocument;
import news.herald.rows.Submission;
import news.herald.topics.Topic.Kind;
import news.herald.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The day as its files have it: what is wrong in them is found here, and not by whoever sees Herald for the first time. */
class ScriptTest {

    private final Script script = new Script();

    private List<Scene> scenes(Verb... verbs) {
        return script.scenes().stream()
                .filter(scene -> List.of(verbs).contains(scene.verb()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyVerbOccurs(Verb verb) {
        assertTrue(!scenes(verb).isEmpty());
    }

    @Test
    void everyDocumentIsNinjsAndLosesNothingWhenItsMarkupIsCleaned() {
        List<Scene> documents = scenes(Verb.PUBLISH, Verb.UPDATE);
        assertTrue(documents.size() > 50);
        for (Scene scene : documents) {
            JsonObject document = Performer.document(1, scene);
            NewsDocument received = assertDoesNotThrow(() -> NewsDocument.received(document), scene::toString);
            assertEquals(document.toString(), received.toJson(), scene::toString);
        }
    }

    @Test
    void everyCorrectionHasANoteAndMakesNinjsOfWhatWasPublished() {
        Map<String, Scene> published = new HashMap<>();
        scenes(Verb.PUBLISH).forEach(scene -> published.put(scene.uri(1), scene));
        for (Scene correction : scenes(Verb.CORRECT)) {
            NewsDocument before = NewsDocument.received(Performer.document(1, published.get(correction.uri(1))));
            String note = correction.body().getString("note");
            NewsDocument after = before.corrected(Performer.changes(correction), note);
            assertTrue(after.toJson().contains(note));
            assertNotEquals(before, after);
        }
    }

    @Test
    void everyAlertIsOneAndLeadsToATopicOfTheDemo() {
        Set<String> topics =
                script.topics().stream().map(topic -> "/topics/" + topic.name()).collect(Collectors.toSet());
        for (Scene scene : scenes(Verb.ALERT, Verb.CORRECT_ALERT)) {
            assertDoesNotThrow(() -> Wording.of(scene.body()), scene::toString);
            assertTrue(topics.contains(scene.body().getString("link")), scene::toString);
            assertTrue(scene.body().getString("text").contains("made up"), scene::toString);
            assertTrue(scene.lasts().toSeconds() > 0, scene::toString);
        }
    }

    @Test
    void nothingHappensTwiceOrToWhatIsNotThere() {
        Set<String> there = new HashSet<>();
        Set<String> ever = new HashSet<>();
        for (Scene scene : script.scenes()) {
            String uri = scene.uri(1);
            switch (scene.verb()) {
                case PUBLISH, ALERT -> assertTrue(ever.add(uri) && there.add(uri), scene::toString);
                case RELEASE -> assertTrue(ever.contains(uri) && there.add(uri), scene::toString);
                case KILL, WITHHOLD, END_ALERT -> assertTrue(there.remove(uri), scene::toString);
                case UPDATE -> assertTrue(ever.contains(uri), scene::toString);
                default -> assertTrue(there.contains(uri), scene::toString);
            }
        }
    }

    /** Or the board would be full after some days. */
    @Test
    void whatADayPinsItUnpins() {
        Set<String> board = new HashSet<>();
        for (Scene scene : script.scenes()) {
            String place = scene.uri(1) + scene.keyEvent();
            if (scene.verb() == Verb.PIN) {
                assertTrue(board.add(place), scene::toString);
            } else if (scene.verb() == Verb.UNPIN) {
                assertTrue(board.remove(place), scene::toString);
            }
        }
        assertEquals(Set.of(), board);
    }

    @Test
    void thereIsMuchAtOnceThenSomethingEveryFewSecondsToTheEnd() {
        List<Scene> election = scenes(Verb.values()).stream()
                .filter(scene -> scene.topic().value().equals("election"))
                .toList();
        assertTrue(election.stream().filter(scene -> scene.at().isZero()).count() >= 10);
        List<Duration> gaps = new ArrayList<>();
        Duration before = Duration.ZERO;
        for (Scene scene : election) {
            gaps.add(scene.at().minus(before));
            before = scene.at();
        }
        assertTrue(gaps.stream().allMatch(gap -> gap.toSeconds() <= 60), gaps::toString);
        assertTrue(before.compareTo(Script.DAY) < 0);
    }

    @Test
    void withinAMinuteEveryTopicTellsOfSomethingAndTheElectionIsCorrectedAndPinned() {
        List<Scene> soon = script.scenes().stream()
                .filter(scene -> !scene.at().isZero() && scene.at().toSeconds() < 55)
                .toList();
        Set<String> topics = soon.stream().map(scene -> scene.topic().value()).collect(Collectors.toSet());
        assertEquals(Set.of("election", "match", Topics.ALERTS.value()), topics);
        Set<Verb> verbs = soon.stream()
                .filter(scene -> scene.topic().value().equals("election"))
                .map(Scene::verb)
                .collect(Collectors.toSet());
        assertTrue(verbs.containsAll(Set.of(Verb.PUBLISH, Verb.CORRECT, Verb.PIN)), verbs::toString);
    }

    /** A page shows 300 (MOST_SHOWN in elements/feed-model.js): what is taken out must not be on one. */
    @Test
    void whatIsTakenOutIsOnNoPage() {
        for (Stand topic : script.topics()) {
            long published = scenes(Verb.PUBLISH).stream()
                    .filter(scene -> scene.topic().equals(topic.name()))
                    .count();
            assertTrue(topic.kind() != Kind.NEWS || published * (Performer.DAYS - 1) >= 300, topic::toString);
        }
    }

    @Test
    void everyTitleSaysThatItIsADemo() {
        assertEquals(4, script.topics().size());
        assertTrue(script.topics().stream().allMatch(topic -> topic.title().endsWith("(demo)")));
        assertTrue(Performer.document(1, scenes(Verb.PUBLISH).get(0))
                .getString("usageTerms")
                .contains("Made up"));
    }

    @Test
    void theTickerTellsOfEachGoalWhenTheTableShowsIt() {
        List<Integer> told = scenes(Verb.PUBLISH).stream()
                .filter(scene -> scene.item().startsWith("goal-"))
                .map(scene -> goals(scene.at()) - goals(scene.at().minusSeconds(1)))
                .toList();
        assertEquals(List.of(1, 1, 1), told);
        assertEquals(told.size(), goals(Script.DAY));
    }

    private int goals(Duration moment) {
        JsonObject fields = script.scoreboard().at(moment).getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                .filter(row -> row.getString("key").equals("1-quillbridge-saltmere"))
                .findFirst()
                .orElseThrow()
                .getJsonObject("fields");
        return fields.getString("goals")
                .chars()
                .filter(Character::isDigit)
                .map(Character::getNumericValue)
                .sum();
    }

    @Test
    void theTablesAreTablesAtEveryMoment() {
        Stream.iterate(Duration.ZERO, at -> at.compareTo(Script.DAY) <= 0, at -> at.plusSeconds(1))
                .forEach(at -> {
                    assertEquals(4, Submission.batch(script.scoreboard().at(at)).size());
                    assertEquals(
                            13, Submission.batch(script.market().all(1, at)).size());
                    Submission.batch(script.market().at(1, at));
                });
    }
}
