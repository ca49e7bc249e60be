package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import news.herald.topics.Scope;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration INSTANT = Duration.ofNanos(1000);

    private static final Caller OWNER = new Caller("editor", Set.of(), Scope.ALL, false, NOW);

    private final Session session = new Session("digest", OWNER, NOW);

    @Test
    void itEndsWhenItWasNotUsedForSoLong() {
        Duration idle = Duration.ofHours(12);
        assertTrue(session.lasts(idle, NOW.plus(idle).minus(INSTANT)));
        assertFalse(session.lasts(idle, NOW.plus(idle)));
    }

    @Test
    void itEndsAfterSevenDaysHoweverLongItMayBeUnused() {
        Duration idle = Duration.ofDays(365);
        Instant end = NOW.plus(Duration.ofDays(7));
        assertTrue(session.lasts(idle, end.minus(INSTANT)));
        assertFalse(session.lasts(idle, end));
    }
}
