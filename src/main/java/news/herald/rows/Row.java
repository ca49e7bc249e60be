package news.herald.rows;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import news.herald.json.JsonP;
import news.herald.live.Announced;
import news.herald.live.Announcement;
import news.herald.live.Change;
import news.herald.live.Live;
import news.herald.live.TopicName;

/**
 * One row of a topic's table. Its version counts its changes, and grows on when a removed key comes back, so that readers
 * can tell newer from older. Changed under the lock of its {@link Sheet}.
 */
@Live
@Entity(name = "SheetRow")
@Table(name = "sheet_row")
public class Row implements Announced {

    @Id
    @Column(length = 129)
    private String id;

    @Column(nullable = false, length = 64)
    private String topic;

    @Column(name = "row_key", nullable = false, length = 64)
    private String key;

    @Column(nullable = false, length = Fields.LENGTH)
    private String fields;

    @Column(nullable = false)
    private long version;

    @Column(nullable = false)
    private OffsetDateTime changed;

    @Version
    @Column(nullable = false)
    private int revision;

    protected Row() {}

    Row(TopicName topic, Submission submission, long version, Instant now) {
        id = id(topic, submission.key());
        this.topic = topic.value();
        key = submission.key().value();
        fields = submission.fields().text();
        this.version = version;
        changed = now.atOffset(ZoneOffset.UTC);
    }

    static String id(TopicName topic, RowKey key) {
        return topic + ":" + key;
    }

    boolean says(Fields same) {
        return same.sameAs(fields);
    }

    void put(Fields other, Instant now) {
        fields = other.text();
        version++;
        changed = now.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Optional<Announcement> announcement(Change change) {
        return Optional.of(
                change == Change.REMOVED
                        ? announcement("row.remove", "{\"key\":" + JsonP.quoted(key) + "}")
                        : announcement("row.put", json()));
    }

    private Announcement announcement(String event, String data) {
        return Announcement.of(new TopicName(topic), event, "row:" + id, data).conflatingHistory();
    }

    /** As it stands in snapshots, events and answers. */
    String json() {
        return json(key, fields, version, changed.toInstant());
    }

    static String json(String key, String fields, long version, Instant changed) {
        return "{\"key\":" + JsonP.quoted(key) + ",\"fields\":" + fields + ",\"version\":" + version + ",\"changed\":\""
                + changed + "\"}";
    }

    String id() {
        return id;
    }

    long version() {
        return version;
    }

    /** Characters that the fields take in a snapshot. */
    int size() {
        return fields.length();
    }

    /** Where it is read and written. */
    String address() {
        return "/api/topics/" + topic + "/rows/" + key;
    }
}
