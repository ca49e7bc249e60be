package news.herald.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import news.herald.config.Settings;

/**
 * The time that all nodes of a database agree on: embargoes end by it, and items are listed by it. A machine's own clock
 * is taken while it is within a second of the database's, or else the database's, of which the machine is told anew every
 * ten seconds. Safe for use by many threads.
 */
@ApplicationScoped
public class DatabaseClock {

    private static final Logger LOG = Logger.getLogger(DatabaseClock.class.getName());
    private static final long TRUSTED = Duration.ofSeconds(10).toNanos();
    private static final Duration AGREED = Duration.ofSeconds(1);

    /**
     * How far the database's clock is ahead of the machine's.
     *
     * @param readAt by {@link System#nanoTime}
     */
    private record Offset(Duration ahead, long readAt) {}

    @Resource(lookup = Database.NAME)
    private DataSource dataSource;

    private final Clock machine;
    private boolean shared;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Offset offset = new Offset(Duration.ZERO, System.nanoTime() - TRUSTED);

    /** For the container. */
    public DatabaseClock() {
        machine = Clock.systemUTC();
    }

    /** Of this PostgreSQL and this machine, outside of a container. */
    DatabaseClock(DataSource dataSource, Clock machine) {
        this.dataSource = dataSource;
        this.machine = machine;
        this.shared = true;
    }

    /** A database that is in the machine has its clock. */
    @Inject
    void askIfShared(Settings settings) {
        shared = settings.database().isShared();
    }

    /** While the database does not answer, by what it said last. */
    public Instant now() {
        if (shared && isOld() && reading.compareAndSet(false, true)) {
            try {
                offset = read();
            } finally {
                reading.set(false);
            }
        }
        return machine.instant().plus(offset.ahead());
    }

    private boolean isOld() {
        return System.nanoTime() - offset.readAt() >= TRUSTED;
    }

    private Offset read() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Instant before = machine.instant();
            Instant database = ask(statement);
            Instant after = machine.instant();
            return agreed(before, database, after);
        } catch (SQLException away) {
            return new Offset(offset.ahead(), System.nanoTime());
        }
    }

    /** Not the transaction's time, which is that of its first statement. */
    private static Instant ask(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private Offset agreed(Instant before, Instant database, Instant after) {
        Instant between = before.plus(Duration.between(before, after).dividedBy(2));
        Duration ahead = Duration.between(between, database);
        boolean agrees = ahead.abs().compareTo(AGREED) < 0;
        if (!agrees && offset.ahead().isZero()) {
            LOG.log(
                    Level.WARNING,
                    "This machine''s clock is {0} s off the database''s, by which Herald goes; set it right",
                    ahead.abs().toSeconds());
        }
        return new Offset(agrees ? Duration.ZERO : ahead, System.nanoTime());
    }
}
