package news.herald.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {

    private static final String HOSTILE = "\uFEFF: hi\rdata: a\r\ndata:b\n\revent:x\rid: k-1\ndata\n\n"
            + "id: no\0pe\ndata:  two spaces\nunknown: u\nretry: 12a\nretry:34\n\n"
            + "id\ndata: ünï\u2028😀\r\n\r\ndata\ndata\n\nevent: lost\n\ndata: cut";

    @Test
    void anEventIsItsDataLinesJoined() {
        assertEquals(List.of(event("", false, "message", "a\nb")), parse("data: a\ndata:b\n\n"));
    }

    @Test
    void allThreeLineEndsAreOneEach() {
        List<SseEvent> expected = List.of(event("", false, "message", "a"), event("", false, "message", "b"));
        assertEquals(expected, parse("data:a\r\rdata:b\r\r"));
        assertEquals(expected, parse("data:a\r\n\r\ndata:b\r\n\r\n"));
        assertEquals(expected, parse("data:a\n\r\n\rdata:b\n\r"));
    }

    @Test
    void aByteOrderMarkIsSkippedOnceOnly() {
        assertEquals(List.of(event("", false, "message", "a")), parse("\uFEFFdata:a\n\n"));
        assertEquals(List.of(), parse("\uFEFF\uFEFFdata:a\n\n"));
        assertEquals(List.of(), parse("\n\uFEFFdata:a\n\n"));
    }

    @Test
    void theExamplesOfTheStandard() {
        assertEquals(
                List.of(
                        event("1", true, "message", "first event"),
                        event("", true, "message", "second event"),
                        event("", false, "message", " third event")),
                parse(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n"));
        assertEquals(
                List.of(event("", false, "message", ""), event("", false, "message", "\n")),
                parse("data\n\ndata\ndata\n\ndata:"));
        assertEquals(
                List.of(event("", false, "message", "test"), event("", false, "message", "test")),
                parse("data:test\n\ndata: test\n\n"));
    }

    @Test
    void theIdStaysUntilAnotherComes() {
        assertEquals(
                List.of(event("k-1", true, "message", "a"), event("k-1", false, "message", "b")),
                parse("id: k-1\ndata:a\n\ndata:b\n\n"));
    }

    @Test
    void anIdWithNulIsIgnored() {
        assertEquals(List.of(event("", false, "message", "a")), parse("id: k\0-1\ndata:a\n\n"));
    }

    @Test
    void anEventThatTheStreamCutsShortIsNone() {
        List<SseEvent> events = new ArrayList<>();
        SseParser parser = new SseParser(frame -> events.add(frame.toEvent()));
        parser.feed(ByteBuffer.wrap("data: a\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(), events);
        assertTrue(parser.isInsideEvent());
    }

    @Test
    void onlyDigitsMakeARetry() {
        List<Long> retries = new ArrayList<>();
        SseParser parser = new SseParser(new SseParser.Listener() {
            @Override
            public void event(SseFrame frame) {}

            @Override
            public void retry(long milliseconds) {
                retries.add(milliseconds);
            }
        });
        parser.feed(
                ByteBuffer.wrap("retry: 5\nretry:-5\nretry: 5x\nretry:\nretry:77\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(5L, 77L), retries);
    }

    @Test
    void theNumberOfAnIdIsWhatFollowsItsLastHyphen() {
        List<Long> sequences = new ArrayList<>();
        SseParser parser = new SseParser(frame -> sequences.add(frame.sequence()));
        parser.feed(ByteBuffer.wrap("id:k3f9-1842\ndata\n\ndata\n\nid:12\ndata\n\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(1842L, -1L, -1L), sequences);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void whereTheNetworkTearsMakesNoDifference(int piece) {
        assertEquals(parse(HOSTILE), parseTorn(HOSTILE, piece));
    }

    @Property(tries = 300)
    void anyBytesInAnyPiecesAreTheSameEvents(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 6) Integer> symbols,
            @ForAll @IntRange(min = 1, max = 9) int piece) {
        String[] alphabet = {"\n", "\r", ":", " ", "data", "id", "\uFEFF"};
        String text = symbols.stream().map(symbol -> alphabet[symbol]).reduce("", String::concat);
        assertEquals(parse(text), parseTorn(text, piece));
    }

    @Test
    void aLongLineIsOneLine() {
        String body = "x".repeat(300_000);
        assertEquals(List.of(event("", false, "message", body)), parseTorn("data: " + body + "\n\n", 4096));
    }

    @Test
    void whatHeraldSendsBreaksNoRule() {
        assertEquals(
                List.of(),
                faults("retry: 2000\nevent: hello\ndata: {\"cursor\":\"k3f9-1\",\"heartbeat\":15}\n\n"
                        + "id: k3f9-2\nevent: news.publish\ndata: {\"headline\":\"\u2028😀\"}\n\n"
                        + "event: heartbeat\ndata: {\"cursor\":\"k3f9-2\"}\n\n"
                        + "id: k3f9-4\nevent: row.put\ndata: {}\n\n"));
    }

    @Test
    void inTheOtherFormTheTypeIsInsideTheData() {
        WireRules rules = new WireRules(WireRules.Form.MESSAGE, frame -> {});
        feed(rules, "data: {\"event\":\"hello\",\"data\":{}}\n\nid: k-1\ndata: {\"event\":\"alert\",\"data\":{}}\n\n");
        assertEquals(List.of(), rules.faults());
        feed(rules, "event: hello\ndata: {\"event\":\"hello\",\"data\":{}}\n\ndata: {}\n\n");
        assertEquals(3, rules.faults().size(), () -> rules.faults().toString());
    }

    private static void feed(WireRules rules, String stream) {
        new SseParser(rules).feed(ByteBuffer.wrap(stream.getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<String[]> whatHeraldMustNotSend() {
        return Stream.of(
                new String[] {"a line ends with CR", "event: hello\rdata: 1\n\n"},
                new String[] {"a line ends with CR", "event: hello\r\ndata: 1\n\n"},
                new String[] {"a line holds NUL", "event: hello\ndata: \"\0\"\n\n"},
                new String[] {"a byte order mark", "\uFEFFevent: hello\ndata: 1\n\n"},
                new String[] {"an unknown field", "evnt: hello\n\n"},
                new String[] {"an unknown field", "data\n\n"},
                new String[] {"a second DATA line", "event: hello\ndata: [1,\ndata: 2]\n\n"},
                new String[] {"a second ID line", "id: k-1\nid: k-2\nevent: alert\ndata: 1\n\n"},
                new String[] {"a retry that is no number", "retry: soon\n\n"},
                new String[] {"not EPOCH-SEQ", "id: 1842\nevent: alert\ndata: 1\n\n"},
                new String[] {"not EPOCH-SEQ", "id: " + "k".repeat(30) + "-1842\nevent: alert\ndata: 1\n\n"},
                new String[] {"an odd event name", "id: k-1\nevent: a lert\ndata: 1\n\n"},
                new String[] {"without a name", "id: k-1\ndata: 1\n\n"},
                new String[] {"a journalled event without id", "event: news.publish\ndata: {}\n\n"},
                new String[] {"a control event with an id", "id: k-1\nevent: hello\ndata: {}\n\n"},
                new String[] {"data that is not JSON", "event: hello\ndata: {\n\n"},
                new String[] {"an event without data", "event: hello\n\n"},
                new String[] {
                    "ids do not ascend", "id: k-2\nevent: alert\ndata: 1\n\nid: k-2\nevent: alert\ndata: 1\n\n"
                });
    }

    @ParameterizedTest
    @MethodSource("whatHeraldMustNotSend")
    void everyBreachIsNoticed(String rule, String stream) {
        assertTrue(
                faults(stream).stream().anyMatch(fault -> fault.contains(rule)),
                () -> faults(stream).toString());
    }

    @Test
    void invalidUtf8IsNoticed() {
        WireRules rules = new WireRules(WireRules.Form.TYPED, frame -> {});
        new SseParser(rules).feed(ByteBuffer.wrap(new byte[] {'d', 'a', 't', 'a', ':', (byte) 0xC3, '(', '\n', '\n'}));
        assertTrue(
                rules.faults().get(0).contains("not UTF-8"),
                () -> rules.faults().toString());
    }

    private static List<String> faults(String stream) {
        WireRules rules = new WireRules(WireRules.Form.TYPED, frame -> {});
        new SseParser(rules).feed(ByteBuffer.wrap(stream.getBytes(StandardCharsets.UTF_8)));
        return rules.faults();
    }

    private static SseEvent event(String id, boolean ownId, String type, String data) {
        return new SseEvent(id, ownId, type, data);
    }

    private static List<SseEvent> parse(String stream) {
        return parseTorn(stream, Integer.MAX_VALUE);
    }

    private static List<SseEvent> parseTorn(String stream, int piece) {
        List<SseEvent> events = new ArrayList<>();
        SseParser parser = new SseParser(frame -> events.add(frame.toEvent()));
        ByteBuffer bytes = ByteBuffer.wrap(stream.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            int length = Math.min(piece, bytes.remaining());
            parser.feed(bytes.slice(bytes.position(), length));
            bytes.position(bytes.position() + length);
        }
        return events;
    }
}
