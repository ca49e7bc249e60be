package news.herald.testing;

import jakarta.json.JsonObject;

/**
 * One event as a browser would dispatch it. Immutable.
 *
 * @param id the last event id after this event, empty if none was ever given
 * @param ownId whether the event itself carried the id
 * @param type the event's name, {@code message} if it has none
 * @param data the data lines, joined by line feeds
 */
public record SseEvent(String id, boolean ownId, String type, String data) {

    public JsonObject json() {
        return JsonText.object(data);
    }
}
