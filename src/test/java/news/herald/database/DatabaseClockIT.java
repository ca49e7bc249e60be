package news.herald.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import news.herald.config.Settings;
import news.herald.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a machine whose clock is set wrong, with a PostgreSQL on one whose clock is right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseClockIT {

    private static final Duration EXACT = Duration.ofMillis(900);

    private EmbeddedDatabase database;
    private DataSource driver;

    @BeforeAll
    void start() {
        database = EmbeddedDatabase.start();
        driver = HeraldDataSource.driver(new Settings.Database(
                Path.of("unused"),
                Optional.of("jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres"),
                Optional.of("postgres"),
                Optional.of("postgres")));
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "PT0.3S", "PT0S"})
    void theTimeIsTheDatabasesHoweverFarTheMachineIsOff(Duration off) {
        DatabaseClock clock = new DatabaseClock(driver, Clock.offset(Clock.systemUTC(), off));
        Duration error = Duration.between(Instant.now(), clock.now()).abs();
        assertTrue(error.compareTo(EXACT) < 0, error::toString);
    }

    /** Or else times would jump about by the little that each reading of the database is off. */
    @Test
    void aClockThatIsNearlyRightIsTakenAsItIs() {
        Instant now = Instant.now().minusMillis(300);
        DatabaseClock clock = new DatabaseClock(driver, Clock.fixed(now, ZoneOffset.UTC));
        assertEquals(0, Duration.between(now, clock.now()).toMillis() / 250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "-P1D"})
    void aClockThatJumpsTakesNothingWithIt(Duration jump) {
        AtomicReference<Clock> machine = new AtomicReference<>(Clock.systemUTC());
        DatabaseClock clock = new DatabaseClock(driver, new Clock() {
            @Override
            public Instant instant() {
                return machine.get().instant();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        Instant before = clock.now();
        machine.set(Clock.offset(Clock.systemUTC(), jump));
        Duration passed = Duration.between(before, clock.now());
        assertTrue(!passed.isNegative() && passed.compareTo(EXACT) < 0, passed::toString);
        assertTrue(Duration.between(Instant.now(), clock.measured()).abs().compareTo(EXACT) < 0);
    }
}
