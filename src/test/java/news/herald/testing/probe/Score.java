package news.herald.testing.probe;

import jakarta.json.Json;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;
import news.herald.live.Announced;
import news.herald.live.Announcement;
import news.herald.live.Change;
import news.herald.live.Live;
import news.herald.live.TopicName;

/** The least that is live: each change says {@code score.persisted}, {@code score.updated} or {@code score.removed}. */
@Live
@Entity
@Table(name = "probe_score")
public class Score implements Announced {

    @Id
    private String item;

    private String topic;
    private long points;

    protected Score() {}

    Score(String item, String topic) {
        this.item = item;
        this.topic = topic;
    }

    void reach(long newPoints) {
        points = newPoints;
    }

    @Override
    public Optional<Announcement> announcement(Change change) {
        String data = Json.createObjectBuilder()
                .add("item", item)
                .add("points", points)
                .build()
                .toString();
        String event = "score." + change.name().toLowerCase(Locale.ROOT);
        return Optional.of(Announcement.of(new TopicName(topic), event, item, data));
    }
}
