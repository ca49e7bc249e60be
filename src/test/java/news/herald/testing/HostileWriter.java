package news.herald.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.List;

/** A writer who means harm, with the rights of an editor. Safe for use by many threads. */
public final class HostileWriter {

    /** So many of the items that are published are corrected: the first, and each tenth after it. */
    public static final int ONE_IN = 10;

    private final HeraldApi api;

    public HostileWriter(HeraldApi api) {
        this.api = api;
    }

    /** One of this kind, whose title is hostile too. */
    public String topic(String prefix, String kind, String title) {
        String topic = api.freshTopic(prefix, kind);
        api.put(
                        "/api/topics/" + topic,
                        Json.createObjectBuilder()
                                .add("name", topic)
                                .add("kind", kind)
                                .add("title", HostileMarkup.line(title))
                                .build(),
                        null)
                .expect(200);
        return topic;
    }

    /** @return their addresses */
    public List<String> publish(String topic, List<String> texts) {
        List<String> items = new ArrayList<>();
        for (String text : texts) {
            String headline = items.size() % 2 == 0 ? "text/html" : "text/plain";
            String item = api.publish(topic, HostileMarkup.document(text, headline))
                    .expect(201)
                    .header("Location")
                    .orElseThrow();
            if (items.size() % ONE_IN == 0) {
                api.post(
                                item + "/correction",
                                Json.createObjectBuilder().add("note", text).build())
                        .expect(200);
            }
            items.add(item);
        }
        return items;
    }

    /** A row for each text there is. */
    public void put(String topic, String when) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        List<String> all = HostileMarkup.all();
        for (int at = 0; at < all.size(); at++) {
            rows.add(Json.createObjectBuilder()
                    .add("key", "row-" + at)
                    .add(
                            "fields",
                            Json.createObjectBuilder().add("text", all.get(at)).add("when", when)));
        }
        api.put(
                        "/api/topics/" + topic + "/rows",
                        Json.createObjectBuilder().add("rows", rows).build(),
                        null)
                .expect(200);
    }

    /** @return whether the link was taken */
    public boolean alert(String topic, String text, String link) {
        int status = api.post(
                        "/api/topics/" + topic + "/alerts",
                        Json.createObjectBuilder()
                                .add("title", HostileMarkup.line(text))
                                .add("text", HostileMarkup.line(text))
                                .add("urgency", 1)
                                .add("link", link)
                                .build())
                .status();
        assertTrue(status == 201 || status == 400, link + " was answered " + status);
        return status == 201;
    }
}
