package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import news.herald.problem.Refusal;
import news.herald.topics.Scope;
import org.junit.jupiter.api.Test;

class ReauthenticationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whomAProviderKnowsWasThereWithinTenMinutes() {
        Caller owner = new Caller("editor", Set.of(), Scope.ALL, false, NOW);
        Optional<Session> here =
                Optional.of(new Session("0123456789abcdef0123", owner, NOW, Optional.empty(), Optional.empty()));
        assertDoesNotThrow(() -> Reauthentication.requireLately(here, NOW.plus(Duration.ofMinutes(9))));
        assertEquals(
                403,
                assertThrows(
                                Refusal.class,
                                () -> Reauthentication.requireLately(here, NOW.plus(Duration.ofMinutes(10))))
                        .status());
        assertEquals(
                403,
                assertThrows(Refusal.class, () -> Reauthentication.requireLately(Optional.empty(), NOW))
                        .status());
    }
}
