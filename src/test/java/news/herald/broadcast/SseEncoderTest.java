package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import news.herald.journal.EventId;
import news.herald.journal.JournalEntry;
import news.herald.live.Announcement;
import news.herald.live.TopicName;
import org.junit.jupiter.api.Test;

class SseEncoderTest {

    private static final TopicName TOPIC = new TopicName("politics");

    private static EncodedEvent event(String name, String data) {
        return EncodedEvent.of(new JournalEntry(
                new EventId("k3f9", 7), TOPIC, name, "item", Announcement.History.KEEP, data, Instant.EPOCH));
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
}
