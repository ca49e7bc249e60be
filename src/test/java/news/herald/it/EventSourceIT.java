package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.herald.testing.BrowserPage;
import news.herald.testing.BrowserPage.Heard;
import news.herald.testing.BrowserPage.State;
import news.herald.testing.Chromium;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.JsonText;
import news.herald.testing.NeedsChromium;
import news.herald.testing.SseConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the plain EventSource of a real browser does with the streams, which no page helps. */
@Tag("browser")
@ExtendWith(NeedsChromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventSourceIT {

    private static final Pattern SCRIPT = Pattern.compile("```js\\R(.*?)```", Pattern.DOTALL);

    private final List<SseConnection> others = new ArrayList<>();
    private Chromium chromium;
    private HeraldServer server;
    private String topic;
    private String stream;

    @BeforeAll
    void start() {
        chromium = Chromium.start();
        server = HeraldServer.named("event-source")
                .with("HERALD_MAX_READERS", "3")
                .with("HERALD_MAX_READERS_PER_ADDRESS", "1")
                .with("HERALD_HEARTBEAT", "PT0.2S")
                .with("HERALD_RETRY", "PT0.2S")
                .with("HERALD_DRAIN", "PT1S")
                .start();
        topic = server.api().freshTopic("event-source");
        stream = "/api/topics/" + topic + "/stream";
    }

    /** A server notices at a heartbeat that a reader has left; the next test needs all the places. */
    @AfterEach
    void freeEveryPlace() {
        others.forEach(SseConnection::close);
        others.clear();
        Awaitility.await()
                .atMost(SseConnection.PATIENCE)
                .until(() -> server.api().metric("herald_readers") == 0);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void whomAFullNodeTurnsAwayComesBackByItselfAndIsServed() {
        double before = turnedAway("node");
        takePlace("127.0.0.2");
        takePlace("127.0.0.3");
        SseConnection leaving = takePlace("127.0.0.4");
        try (BrowserPage page = chromium.openPage(server)) {
            // Twice, because it may well come back to a node that is still full.
            page.follow(stream, "busy", "hello", "news.publish").awaitEvents("busy", 2);
            assertTrue(turnedAway("node") >= before + 2);
            leaving.close();
            assertServedAfterAll(page);
        }
    }

    @Test
    void whomAnAddressHasTooManyOfComesBackByItselfAndIsServed() {
        double before = turnedAway("address");
        SseConnection leaving = takePlace("127.0.0.1");
        takePlace("127.0.0.2");
        try (BrowserPage page = chromium.openPage(server)) {
            page.follow(stream, "busy", "hello", "news.publish").awaitEvents("busy", 2);
            assertTrue(turnedAway("address") >= before + 2);
            leaving.close();
            assertServedAfterAll(page);
        }
    }

    /** The contrast: why those who are turned away are answered 200. */
    @Test
    void whoIsAnsweredAnythingButAStreamGivesUpForGood() {
        try (BrowserPage page = chromium.openPage(server)) {
            page.follow("/api/topics/no-such-topic/stream", "busy", "hello").awaitFailures(1);
            assertEquals(List.of(State.CLOSED), page.failures());
        }
    }

    @Test
    void whoseServerIsStartedAgainMissesNothingAndHearsNothingTwice() {
        try (BrowserPage page = chromium.openPage(server)) {
            page.follow(stream, "hello", "reset", "news.publish").awaitEvent("hello");
            publish("Before");
            page.awaitData("Before");
            server.stop();
            page.awaitFailures(page.failures().size() + 1);
            // Or it would be back before anything is published.
            page.goOffline();
            server.restart();
            publish("While it was away");
            publish("Still away");
            assertEquals(1, page.heard("hello").size(), page::toString);
            page.goOnline().awaitEvents("hello", 2);
            publish("After");
            page.awaitData("After");
            assertEquals(List.of("Before", "While it was away", "Still away", "After"), headlines(page));
            Set<String> ids = new HashSet<>();
            page.heard("news.publish").forEach(event -> assertTrue(ids.add(event.lastEventId()), page::toString));
            assertEquals(List.of(), page.heard("reset"));
            assertNeverGaveUp(page);
        }
    }

    /** It has no id of an event to come back with, only the place that it was told. */
    @Test
    void whoLosesItsStreamBeforeTheFirstEventMissesNothingEither() {
        try (BrowserPage page = chromium.openPage(server)) {
            page.follow(stream, "hello", "reset", "news.publish").awaitEvent("hello");
            page.goOffline();
            server.stop();
            server.restart();
            publish("The first of all");
            page.goOnline().awaitEvents("hello", 2);
            page.awaitData("The first of all");
            assertEquals(List.of("The first of all"), headlines(page));
            assertEquals(List.of(), page.heard("reset"));
        }
    }

    @Test
    void theTwoLinesOfTheReadmeHearWhatIsPublished() throws IOException {
        Matcher lines = SCRIPT.matcher(Files.readString(Path.of("README.md")));
        assertTrue(lines.find(), "the README has no script");
        try (BrowserPage page = chromium.openPage(server)) {
            page.run(lines.group(1)).awaitData("hello");
            publish("Two lines are enough");
            page.awaitData("Two lines are enough");
            assertTrue(
                    page.heard("console").stream()
                            .map(message -> JsonText.object(message.data()))
                            .anyMatch(message -> message.getString("event").equals("news.publish")
                                    && message.getString("topic").equals(topic)),
                    page::toString);
        }
    }

    @Test
    void whoWasLetInByATicketIsNotLetInByItAgain() {
        String ticket = server.api().post("/api/tickets", "").expect(201).json().getString("ticket");
        try (BrowserPage page = chromium.openPage(server)) {
            page.follow("/api/topics/monitor/stream?ticket=" + ticket, "hello", "monitor")
                    .awaitEvent("monitor");
            server.restart();
            page.awaitFailures(1);
            Awaitility.await()
                    .atMost(SseConnection.PATIENCE)
                    .until(() -> page.failures().contains(State.CLOSED));
            assertEquals(1, page.heard("hello").size(), page::toString);
        }
    }

    @Test
    void theLinesOfTheReadmeGoOnWithANewTicket() throws IOException {
        String script = SCRIPT.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .filter(text -> text.contains("ticket"))
                .findFirst()
                .orElseThrow();
        try (BrowserPage page = chromium.openPage(server)) {
            page.run("fetch('/api/session', { method: 'POST', headers: { 'Content-Type': 'application/json' },"
                            + " body: JSON.stringify({ name: 'admin', password: '" + HeraldApi.PASSWORD + "' }) })"
                            + ".then(answer => console.log('signed in: ' + answer.status))")
                    .awaitData("signed in: 200");
            page.run(script).awaitData("nodes");
            server.restart();
            int before = page.heard("console").size();
            page.awaitEvents("console", before + 2);
        }
    }

    private void assertServedAfterAll(BrowserPage page) {
        page.awaitEvent("hello");
        publish("There is room again");
        page.awaitData("There is room again");
        assertEquals(List.of("There is room again"), headlines(page));
        assertNeverGaveUp(page);
    }

    private static void assertNeverGaveUp(BrowserPage page) {
        assertTrue(page.failures().stream().allMatch(State.CONNECTING::equals), page::toString);
    }

    private void publish(String headline) {
        server.api().publish(topic, headline).expect(201);
    }

    private SseConnection takePlace(String address) {
        SseConnection reader = server.stream(topic).from(address).open();
        others.add(reader);
        return reader.awaitHello();
    }

    private double turnedAway(String full) {
        return server.api().metric("herald_readers_turned_away_total{full=\"" + full + "\"}");
    }

    private static List<String> headlines(BrowserPage page) {
        return page.heard("news.publish").stream()
                .map(Heard::data)
                .map(data -> JsonText.object(data)
                        .getJsonArray("headlines")
                        .getJsonObject(0)
                        .getString("value"))
                .toList();
    }
}
