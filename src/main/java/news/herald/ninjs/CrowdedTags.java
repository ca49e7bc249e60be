package news.herald.ninjs;

import java.util.List;
import news.herald.problem.Refusal;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Refuses a tag with more attributes than anybody writes, before the sanitizer compares each with all others: a megabyte of
 * {@code dir=ltr dir=ltr …} kept a core busy for minutes. Counts what the sanitizer itself takes for an attribute, which is
 * more than what a browser does. Used by one thread, for one text.
 */
final class CrowdedTags implements HtmlStreamEventReceiver {

    static final int ATTRIBUTES = 100;

    private final HtmlStreamEventReceiver next;

    CrowdedTags(HtmlStreamEventReceiver next) {
        this.next = next;
    }

    /**
     * @param attributes their names and values by turns
     * @throws Refusal 400
     */
    @Override
    public void openTag(String element, List<String> attributes) {
        if (attributes.size() > 2 * ATTRIBUTES) {
            throw Refusal.badRequest("A text has a tag with more than " + ATTRIBUTES + " attributes.");
        }
        next.openTag(element, attributes);
    }

    @Override
    public void openDocument() {
        next.openDocument();
    }

    @Override
    public void closeDocument() {
        next.closeDocument();
    }

    @Override
    public void closeTag(String element) {
        next.closeTag(element);
    }

    @Override
    public void text(String text) {
        next.text(text);
    }
}
