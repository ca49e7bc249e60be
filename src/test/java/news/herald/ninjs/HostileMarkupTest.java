package news.herald.ninjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import news.herald.testing.HostileMarkup;
import news.herald.testing.MarkupRules;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class HostileMarkupTest {

    private static final List<String> ALL = HostileMarkup.all();

    @Test
    void nothingButWhatATextIsMadeOfIsLeft() {
        List<String> faults = new ArrayList<>();
        for (String hostile : ALL) {
            String clean = SafeMarkup.of(hostile);
            look(hostile, clean, faults);
            // As a page's script would write it, and as it stands in a table, where a parser moves things.
            look(hostile, Jsoup.parseBodyFragment(clean).body().html(), faults);
            look(hostile, "<table><tbody><tr><td>" + clean + "</td></tr></tbody></table>", faults);
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void whatIsCleanStaysAsItIs() {
        for (String hostile : ALL) {
            // The sanitizer puts a list around an entry without one the second time only.
            String clean = SafeMarkup.of(SafeMarkup.of(hostile));
            assertEquals(clean, SafeMarkup.of(clean));
        }
    }

    /** Else the first of these would be true of rules that find nothing. */
    @Test
    void theSameRulesFindWhatIsWrongBefore() {
        assertTrue(ALL.size() >= 300, "hostile texts: " + ALL.size());
        List<String> unnoticed = ALL.stream()
                .filter(hostile -> MarkupRules.faults(hostile).isEmpty())
                .toList();
        // Some are plain text to a parser that is not broken, or only the beginning of something.
        assertTrue(unnoticed.size() < ALL.size() / 8, () -> String.join("\n", unnoticed));
    }

    private static void look(String hostile, String html, List<String> faults) {
        MarkupRules.faults(html).forEach(fault -> faults.add(fault + " in " + html + " of " + hostile));
    }
}
