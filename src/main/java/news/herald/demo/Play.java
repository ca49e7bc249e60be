package news.herald.demo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * How far the day has come: the one row by which a database is known to be a demo's. Whichever node holds its lock goes on;
 * the others find done what they wanted to do. While no node runs the day stands still.
 */
@Entity
@Table(name = "demo_play")
public class Play {

    static final int ONE = 1;

    /** Longer without anybody, and the day stood still. */
    private static final Duration BREAK = Duration.ofSeconds(10);

    @Id
    private int one;

    @Column(name = "day_no", nullable = false)
    private int day;

    /** The next one's number in the script. */
    @Column(nullable = false)
    private int scene;

    /** Milliseconds since the day began. */
    @Column(nullable = false)
    private long position;

    @Column(nullable = false)
    private OffsetDateTime touched;

    protected Play() {}

    Play(Instant now) {
        one = ONE;
        day = 1;
        touched = now.atOffset(ZoneOffset.UTC);
    }

    /** @param speed how many seconds of the day pass in one */
    void advance(Instant now, int speed) {
        Duration passed = Duration.between(touched.toInstant(), now);
        if (!passed.isNegative() && passed.compareTo(BREAK) < 0) {
            position += passed.toMillis() * speed;
        }
        touched = now.atOffset(ZoneOffset.UTC);
    }

    void nextScene() {
        scene++;
    }

    void nextDay() {
        day++;
        scene = 0;
        position = 0;
    }

    int day() {
        return day;
    }

    int scene() {
        return scene;
    }

    Duration position() {
        return Duration.ofMillis(position);
    }
}
