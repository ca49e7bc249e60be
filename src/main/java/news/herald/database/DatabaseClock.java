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
 * ten seconds. In between time goes on by what the machine counts and not by its clock, so that one that jumps by a day ends
 * no embargo, no session and no retention. Safe for use by many threads.
 */
@ApplicationScoped
public class DatabaseClock {

    private static final Logger LOG = Logger.getLogger(DatabaseClock.class.getName());
    private static final long TRUSTED = Duration.ofSeconds(10).toNanos();
    private static final Duration AGREED = Duration.ofSeconds(1);

    /**
     * What time it was once.
     *
     * @param agreed the machine's, or else the database's
     * @param database as well as it could be measured
     * @param at by {@link System#nanoTime}
     * @param off whether the machine's clock is not to be taken
     */
    private record Reading(Instant agreed, Instant database, long at, boolean off) {

        Instant goneOn(Instant from) {
            return from.plusNanos(System.nanoTime() - at);
        }
    }

    @Resource(lookup = Database.NAME)
    private DataSource dataSource;

    private final Clock machine;
    private boolean shared;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Reading last;
    private volatile long askedAt = System.nanoTime() - TRUSTED;

    /** For the container. */
    public DatabaseClock() {
        this(null, Clock.systemUTC());
    }

    /** Of this PostgreSQL and this machine, outside of a container. */
    DatabaseClock(DataSource dataSource, Clock machine) {
        this.dataSource = dataSource;
        this.machine = machine;
        this.shared = true;
        this.last = new Reading(machine.instant(), machine.instant(), System.nanoTime(), false);
    }

    /** A database that is in the machine has its clock. */
    @Inject
    void askIfShared(Settings settings) {
        shared = settings.database().isShared();
    }

    /** While the database does not answer, by what it said last. */
    public Instant now() {
        if (!shared) {
            return machine.instant();
        }
        if (System.nanoTime() - askedAt >= TRUSTED && asking.compareAndSet(false, true)) {
            try {
                read();
            } finally {
                askedAt = System.nanoTime();
                asking.set(false);
            }
        }
        Reading reading = last;
        return reading.goneOn(reading.agreed());
    }

    /** To measure how old is what the database dated; as of the last {@link #now}, and never asks. */
    public Instant measured() {
        Reading reading = last;
        return shared ? reading.goneOn(reading.database()) : machine.instant();
    }

    private void read() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Instant before = machine.instant();
            long began = System.nanoTime();
            Instant database = ask(statement);
            long half = (System.nanoTime() - began) / 2;
            last = reading(before.plusNanos(half), database, began + half);
        } catch (SQLException away) {
            LOG.log(Level.FINE, "the database was not asked for its time", away);
        }
    }

    /** Not the transaction's time, which is that of its first statement. */
    private static Instant ask(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private Reading reading(Instant ours, Instant database, long at) {
        Duration ahead = Duration.between(ours, database);
        boolean off = ahead.abs().compareTo(AGREED) >= 0;
        if (off && !last.off()) {
            LOG.log(
                    Level.WARNING,
                    "This machine''s clock is {0} s off the database''s, by which Herald goes; set it right",
                    ahead.abs().toSeconds());
        }
        return new Reading(off ? database : ours, database, at, off);
    }
}
