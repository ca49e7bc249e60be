package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import news.herald.journal.EventId;
import news.herald.journal.JournalEntry;
import news.herald.live.Announcement;
import news.herald.live.TopicName;
import news.herald.testing.SseEvent;
import news.herald.testing.SseParser;
import org.junit.jupiter.api.Test;

class SseEncoderTest {

    private static final TopicName TOPIC = new TopicName("politics");

    private static EncodedEvent event(String name, String data) {
        return EncodedEvent.of(
                new JournalEntry(
                        new EventId("k3f9", 7), TOPIC, name, "item", Announcement.History.KEEP, data, Instant.EPOCH),
                true);
    }

    private static String text(EncodedEvent event, Subscription.Form form) {
        return new String(event.bytes(form), StandardCharsets.UTF_8);
    }

    @Test
    void anEventIsIdNameAndOneLineOfData() {
        assertEquals(
                "id: k3f9-7\nevent: news.publish\ndata: {\"a\":1}\n\n",
                text(event("news.publish", "{\"a\":1}"), Subscription.Form.TYPED));
    }

    @Test
    void asAMessageItsNameAndTopicStandInTheData() {
        assertEquals(
                "id: k3f9-7\ndata: {\"event\":\"news.publish\",\"topic\":\"politics\",\"data\":{\"a\":1}}\n\n",
                text(event("news.publish", "{\"a\":1}"), Subscription.Form.MESSAGE));
    }

    @Test
    void aReadersPlaceIsAnIdAndNoEvent() {
        assertEquals("id: k3f9-7\n\n", new String(SseEncoder.place(new EventId("k3f9", 7)), StandardCharsets.UTF_8));
    }

    @Test
    void theDataIsGivenBackAsItWas() {
        assertEquals(
                "{\"ä\":\"\uD83D\uDCF0\"}",
                event("x", "{\"ä\":\"\uD83D\uDCF0\"}").getData());
    }

    @Property
    void noContentForgesALine(
            @ForAll @Chars({'\n', '\r', ':', 0, ' '}) @CharRange(from = 'a', to = 'z') String name,
            @ForAll @Chars({'\n', '\r', ':', 0, '"'}) @CharRange(from = 'a', to = 'z') String data) {
        for (Subscription.Form form : Subscription.Form.values()) {
            String text = text(event(name, data), form);
            assertFalse(text.contains("\r"));
            assertFalse(text.contains("\0"));
            assertEquals(text.length() - 2, text.indexOf("\n\n"), text);
            long lines = text.lines().filter(line -> !line.isEmpty()).count();
            assertEquals(form == Subscription.Form.TYPED ? 3 : 2, lines, text);
        }
    }

    /** Held against a parser that knows nothing of the encoder. */
    @Property
    void whateverIsSentIsReadAsThatAndNothingElse(
            @ForAll @Size(min = 1, max = 5) List<@From("contents") String> contents) {
        for (Subscription.Form form : Subscription.Form.values()) {
            List<SseEvent> read = new ArrayList<>();
            SseParser parser = new SseParser(frame -> read.add(frame.toEvent()));
            parser.feed(ByteBuffer.wrap(SseEncoder.retry(2_000)));
            for (String content : contents) {
                parser.feed(ByteBuffer.wrap(event(content, content).bytes(form)));
            }
            assertFalse(parser.isInsideEvent());
            assertEquals(contents.size(), read.size());
            for (int i = 0; i < read.size(); i++) {
                assertAsSent(contents.get(i), read.get(i), form);
            }
        }
    }

    private static void assertAsSent(String content, SseEvent read, Subscription.Form form) {
        String line = SseEncoder.oneLine(new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        assertEquals("k3f9-7", read.id());
        assertTrue(read.ownId());
        if (form == Subscription.Form.TYPED) {
            assertEquals(line.isEmpty() ? "message" : line, read.type());
            assertEquals(line, read.data());
        } else {
            assertEquals("message", read.type());
            assertTrue(read.data().endsWith(",\"data\":" + line + "}"), read.data());
        }
    }

    @Provide
    Arbitrary<String> contents() {
        Arbitrary<String> framing = Arbitraries.of(
                "\n",
                "\r",
                "\r\n\r\n",
                "\0",
                "\n\nid: z-9\ndata: x\n\n",
                "\rretry: 1\r",
                ": ",
                "data: ",
                "\ufeff",
                " ",
                "\u2028",
                "\u0085");
        return Arbitraries.oneOf(framing, Arbitraries.strings().ofMaxLength(20))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }
}
