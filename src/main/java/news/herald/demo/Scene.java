package news.herald.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import news.herald.live.TopicName;

/**
 * One thing that happens in the day. Immutable.
 *
 * @param at since the day began
 * @param item what it happens to, by a name that is its own in the topic
 * @param body what a request to the REST API would have as its body; empty where that has none
 * @param keyEvent of a pin: whether to the key events, and not to the top
 * @param lasts of an alert
 */
record Scene(Duration at, Verb verb, TopicName topic, String item, JsonObject body, boolean keyEvent, Duration lasts) {

    static Scene of(TopicName topic, JsonObject scene) {
        return new Scene(
                Duration.ofSeconds(scene.getInt("at")),
                Verb.of(scene.getString("verb")),
                topic,
                scene.getString("item"),
                scene.containsKey("body") ? scene.getJsonObject("body") : JsonValue.EMPTY_JSON_OBJECT,
                scene.getString("as", "").equals("key-event"),
                Duration.ofSeconds(scene.getInt("lasts", 0)));
    }

    /** How the item is known to everybody: another one each day. By RFC 4151, of a host that cannot be (RFC 6761). */
    String uri(int day) {
        return "tag:herald.example,2026:demo:" + topic + ":" + day + ":" + item;
    }

    @Override
    public String toString() {
        return verb + " " + topic + "/" + item + " at " + at;
    }
}
