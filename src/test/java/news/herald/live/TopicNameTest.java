package news.herald.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "a/b", "a\n", "\u00e4", "\u0661", "a.b", "a\0", "a%00"})
    void whatDoesNotFitAnAddressIsNoName(String text) {
        assertFalse(TopicName.isWellFormed(text));
        assertThrows(IllegalArgumentException.class, () -> new TopicName(text));
    }

    @Property
    void aNameIsShortAndPlainOrNone(@ForAll String text) {
        boolean plain = text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
        assertEquals(plain && text.length() >= 1 && text.length() <= 64, TopicName.isWellFormed(text));
        assertTrue(TopicName.isWellFormed("a".repeat(64)));
        assertFalse(TopicName.isWellFormed("a".repeat(65)));
    }
}
