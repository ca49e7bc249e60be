package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import news.herald.topics.Scope;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration INSTANT = Duration.ofNanos(1000);

    private static final Caller OWNER = new Caller("editor", Set.of(), Scope.ALL, false, NOW);

    private final Session session =
            new Session("0123456789abcdef0123", OWNER, NOW, Optional.of("127.0.0.1"), Optional.empty());

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

    @Test
    void afterTenMinutesItIsNotNewAnyMore() {
        Duration lately = Duration.ofMinutes(10);
        assertTrue(session.isOpenedWithin(lately, NOW.plus(lately).minus(INSTANT)));
        assertFalse(session.isOpenedWithin(lately, NOW.plus(lately)));
    }

    @Test
    void itsOwnerIsToldNeitherItsSecretNorAllOfItsDigest() {
        String told = session.json().build().toString();
        assertTrue(told.contains("\"id\":\"0123456789abcdef\""), told);
        assertFalse(told.contains(session.digest()), told);
    }
}
