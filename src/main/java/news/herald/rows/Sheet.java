package news.herald.rows;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;

/**
 * A topic's table as a whole: how large it is, and from where versions count. Whoever writes rows of the topic locks it
 * first, and so waits for nothing else: two batches of the same keys in any order cannot wait for each other.
 */
@Entity
@Table(name = "sheet")
public class Sheet {

    static final int ROWS = 5_000;

    /** A snapshot is the whole table, and is put together in memory. */
    static final long CHARS = 8_000_000;

    @Id
    @Column(length = 64)
    private String topic;

    @Column(name = "row_count", nullable = false)
    private int rows;

    @Column(nullable = false)
    private long chars;

    @Column(nullable = false)
    private long removed;

    @Version
    @Column(nullable = false)
    private int revision;

    protected Sheet() {}

    Sheet(TopicName topic) {
        this.topic = topic.value();
    }

    /** The version that a row begins with: none that a reader may have seen under its key. */
    long firstVersion() {
        return removed + 1;
    }

    /** @throws Refusal 409 when there is no room */
    void added(Row row) {
        if (rows >= ROWS) {
            throw full("it has " + ROWS + " rows");
        }
        rows++;
        grow(row.size());
    }

    /** @throws Refusal 409 when there is no room */
    void changed(int before, Row row) {
        grow(row.size() - before);
    }

    void removed(Row row) {
        rows--;
        chars -= row.size();
        removed = Math.max(removed, row.version());
    }

    private void grow(int by) {
        chars += by;
        if (by > 0 && chars > CHARS) {
            throw full("its rows would have more than " + CHARS + " characters");
        }
    }

    private Refusal full(String why) {
        return Refusal.conflict("The table of " + topic + " is full: " + why + ". DELETE some first.");
    }
}
