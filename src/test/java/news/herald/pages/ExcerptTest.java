package news.herald.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void aLongTextEndsWithAWord() {
        assertEquals("one two…", Excerpt.of("one two three", 10));
        assertEquals("one two", Excerpt.of("one two", 10));
    }

    @Test
    void aLongWordIsCutBetweenCharacters() {
        assertEquals("a😀…", Excerpt.of("a😀😀😀", 5));
    }

    @Property
    void isNeverLonger(@ForAll String text, @ForAll @IntRange(min = 2, max = 60) int most) {
        String excerpt = Excerpt.of(text, most);
        assertTrue(excerpt.length() <= most, excerpt);
        assertFalse(excerpt.length() > 1
                && Character.isHighSurrogate(excerpt.charAt(excerpt.length() - 2))
                && excerpt.endsWith("…"));
    }
}
