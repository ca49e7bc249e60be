package news.herald.pages;

import jakarta.json.JsonObject;
import java.util.List;

/** The alerts of a topic, newest first. Stateless. */
final class AlertsList {

    private static final int ALERTS = 100;

    private AlertsList() {}

    /** @param content with {@code "alerts":[{"title","text","urgency","link"}]} */
    static Element of(JsonObject content) {
        List<JsonObject> alerts =
                Json.objects(content, "alerts").stream().limit(ALERTS).toList();
        if (alerts.isEmpty()) {
            return Element.of("p", "There is no alert.").with("class", "empty");
        }
        Element list = Element.of("ul").with("class", "alerts");
        alerts.forEach(alert -> list.add(alert(alert)));
        return list;
    }

    private static Element alert(JsonObject alert) {
        Element item = Element.of("li")
                .with("class", Json.number(alert, "urgency") == 1 ? "item flash" : "item")
                .add(Element.of("h2", Json.text(alert, "title").orElse("")).with("dir", "auto"));
        Json.text(alert, "text")
                .ifPresent(text -> item.add(Element.of("p", text).with("dir", "auto")));
        Json.text(alert, "link")
                .filter(Addresses::isLink)
                .ifPresent(
                        link -> item.add(Element.of("p", Element.of("a", "More").with("href", link))));
        return item;
    }
}
