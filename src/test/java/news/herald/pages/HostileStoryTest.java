package news.herald.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import news.herald.ninjs.NewsDocument;
import news.herald.testing.HostileMarkup;
import news.herald.testing.JsonText;
import news.herald.testing.MarkupRules;
import news.herald.topics.ExampleTopics;
import news.herald.topics.Topic;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages whose every word is hostile, as they leave the server. */
class HostileStoryTest {

    /** Of the pages themselves, beside what a text may be made of. */
    private static final Set<String> FRAME = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "link",
            "body",
            "header",
            "nav",
            "main",
            "article",
            "script",
            "herald-time",
            "herald-alerts");

    private static final Pattern NEVER = Pattern.compile("on.*|style|srcdoc|srcset|action|formaction|ping|name");

    private static final String MODULE = "/elements/herald.js";

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain"})
    void aPageIsMadeOfNothingElse(String headline) {
        List<String> faults = new ArrayList<>();
        for (String hostile : HostileMarkup.all()) {
            JsonObject document = JsonText.object(NewsDocument.received(HostileMarkup.document(hostile, headline))
                    .toJson());
            Topic topic = ExampleTopics.news("politics", HostileMarkup.line(hostile));
            ItemPage page = new ItemPage(Stories.SITE, List.of(topic), topic, new Story("a", document));
            look(Jsoup.parse(page.html()), faults);
        }
        assertEquals(List.of(), faults);
    }

    private static void look(Document page, List<String> faults) {
        Element text = page.selectFirst(".text");
        if (text != null) {
            faults.addAll(MarkupRules.faults(text));
            text.empty();
        }
        for (Element element : page.getAllElements()) {
            if (element != page && !FRAME.contains(element.normalName()) && !MarkupRules.isForTexts(element)) {
                faults.add("element " + element.normalName());
            }
            element.attributes().forEach(attribute -> {
                if (NEVER.matcher(attribute.getKey()).matches()
                        && !element.normalName().equals("meta")) {
                    faults.add("attribute " + attribute.getKey() + " of " + element.normalName());
                }
            });
        }
        assertEquals(List.of(MODULE), page.select("script[type=module]").eachAttr("src"));
        assertEquals(2, page.select("script").size());
        assertTrue(JsonText.object(
                        page.selectFirst("script[type=application/ld+json]").data())
                .containsKey("headline"));
        assertEquals(
                List.of(),
                page.select("img").eachAttr("src").stream()
                        .filter(address -> !address.startsWith(HostileMarkup.PICTURES))
                        .toList());
    }
}
