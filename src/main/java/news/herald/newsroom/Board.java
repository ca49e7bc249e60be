package news.herald.newsroom;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.herald.json.JsonP;
import news.herald.live.Announced;
import news.herald.live.Announcement;
import news.herald.live.Change;
import news.herald.live.Live;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;

/** What stands out in a topic: the items pinned to its top, and its key events, each by uri, newest first. */
@Live
@Entity
@Table(name = "board")
public class Board implements Announced {

    /** The two lists. */
    public enum Place {
        PINNED,
        KEY_EVENTS
    }

    /** What fits a screen many times over, and, with the longest uris, the column. */
    static final int LENGTH = 50;

    private static final String NOTHING = "[]";

    @Id
    private String topic;

    @Column(nullable = false, length = 32_768)
    private String pinned = NOTHING;

    @Column(name = "key_events", nullable = false, length = 32_768)
    private String keyEvents = NOTHING;

    @Version
    @Column(nullable = false)
    private int revision;

    protected Board() {}

    Board(TopicName topic) {
        this.topic = topic.value();
    }

    /** To the top of the list, also when it is there already. */
    void pin(String uri, Place place) {
        List<String> uris = without(uri, place);
        if (uris.size() >= LENGTH) {
            throw Refusal.conflict("The board is full: it has " + LENGTH + " items. Unpin one first.");
        }
        uris.add(0, uri);
        put(uris, place);
    }

    void unpin(String uri, Place place) {
        put(without(uri, place), place);
    }

    /** Off both lists. */
    void remove(String uri) {
        for (Place place : Place.values()) {
            unpin(uri, place);
        }
    }

    List<String> uris(Place place) {
        try (var reader = JsonP.PROVIDER.createReader(new StringReader(place == Place.PINNED ? pinned : keyEvents))) {
            JsonArray uris = reader.readArray();
            return uris.getValuesAs(JsonString::getString);
        }
    }

    @Override
    public Optional<Announcement> announcement(Change change) {
        String data = "{\"topic\":\"" + topic + "\",\"pinned\":" + pinned + ",\"keyEvents\":" + keyEvents + "}";
        return Optional.of(Announcement.of(new TopicName(topic), "board", "board:" + topic, data));
    }

    private List<String> without(String uri, Place place) {
        List<String> uris = new ArrayList<>(uris(place));
        uris.remove(uri);
        return uris;
    }

    private void put(List<String> uris, Place place) {
        String json = JsonP.PROVIDER.createArrayBuilder(uris).build().toString();
        if (place == Place.PINNED) {
            pinned = json;
        } else {
            keyEvents = json;
        }
    }
}
