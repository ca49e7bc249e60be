package news.herald.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

    @Property
    void whatIsWrittenIsReadBack(@ForAll @LongRange(min = 0) long seq) {
        EventId id = new EventId("k3f9abcdefgh", seq);
        assertEquals(Optional.of(id), EventId.parse(id.toString()));
        assertTrue(id.toString().matches("[a-z0-9-]{1,32}"));
    }

    @Property
    void noTextIsAFault(@ForAll String text) {
        EventId.parse(text).ifPresent(id -> assertTrue(id.seq() >= 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "a", "1", "-1", "a--1", "a-", "A-1", "a-1 ", "a-9223372036854775808", "a-1\n", "a-١"})
    void whatIsNoIdIsNotRead(String text) {
        assertEquals(Optional.empty(), EventId.parse(text));
    }
}
