package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import news.herald.access.Attempts.Guess;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private long now;
    private static final int AT_ONCE = 20;
    private final Attempts attempts = new Attempts(AT_ONCE, () -> now);

    private static Guess from(String address, String account) {
        return new Guess(address, account, Optional.empty());
    }

    private static Guess inSession(String address, String account) {
        return new Guess(address, account, Optional.of("digest"));
    }

    private void guess(String address, String account, int times) {
        for (int i = 0; i < times; i++) {
            assertTrue(attempts.begin(from(address, account)).isZero(), "guess " + i);
        }
    }

    @Test
    void afterAFewInARowOneIsAllowedInAWhile() {
        guess("10.0.0.1", "anna", AT_ONCE);
        assertEquals(Attempts.ONE_EACH, attempts.begin(from("10.0.0.1", "anna")));
        now += Attempts.ONE_EACH.toNanos();
        guess("10.0.0.1", "anna", 1);
        assertEquals(Attempts.ONE_EACH, attempts.begin(from("10.0.0.1", "anna")));
    }

    @Test
    void whoWaitsNeedNotWaitLongerForHavingAsked() {
        guess("10.0.0.1", "anna", AT_ONCE);
        for (int i = 0; i < 100; i++) {
            assertEquals(Attempts.ONE_EACH, attempts.begin(from("10.0.0.1", "anna")));
        }
    }

    @Test
    void manyAddressesDoNotGuessOneAccountMoreOften() {
        for (int i = 0; i < AT_ONCE; i++) {
            guess("10.0.0." + i, "anna", 1);
        }
        assertFalse(attempts.begin(from("10.0.1.1", "anna")).isZero());
        guess("10.0.1.1", "bert", 1);
    }

    @Test
    void oneAddressDoesNotGuessManyAccountsMoreOften() {
        for (int i = 0; i < AT_ONCE; i++) {
            guess("10.0.0.1", "anna" + i, 1);
        }
        assertFalse(attempts.begin(from("10.0.0.1", "zoe")).isZero());
        guess("10.0.0.2", "zoe", 1);
    }

    @Test
    void fromWhereAnAccountHasSignedInNobodyElsesGuessesCount() {
        guess("10.0.0.1", "anna", 1);
        attempts.proved(from("10.0.0.1", "anna"));
        for (int i = 0; i < AT_ONCE; i++) {
            guess("10.0.1." + i, "anna", 1);
        }
        assertFalse(attempts.begin(from("10.0.2.1", "anna")).isZero(), "from a new place");
        guess("10.0.0.1", "anna", AT_ONCE);
        assertFalse(attempts.begin(from("10.0.0.1", "anna")).isZero(), "nor there without end");
        assertFalse(attempts.begin(from("10.0.0.1", "bert")).isZero(), "nor of others");
    }

    @Test
    void theRightPasswordDoesNotCount() {
        for (int i = 0; i < 1_000; i++) {
            guess("10.0.0.1", "anna", 1);
            attempts.withdraw(from("10.0.0.1", "anna"));
        }
    }

    @Test
    void anHourOfGuessingIsOfLittleUse() {
        int tried = 0;
        for (; now < Duration.ofHours(1).toNanos(); now += Duration.ofMillis(10).toNanos()) {
            tried += attempts.begin(from("10.0.0.1", "anna")).isZero() ? 1 : 0;
        }
        assertTrue(tried <= AT_ONCE + 3_600 / Attempts.ONE_EACH.toSeconds(), tried + " guesses");
    }

    @Test
    void whoHasASessionIsNotKeptFromProvingItByWhoGuesses() {
        guess("10.0.0.1", "anna", AT_ONCE);
        assertEquals(Attempts.ONE_EACH, attempts.begin(from("10.0.0.2", "anna")));
        assertTrue(attempts.begin(inSession("10.0.0.2", "anna")).isZero());
    }

    @Test
    void whoHasStolenASessionHasNoMoreTriesForComingFromEverywhere() {
        for (int i = 0; i < AT_ONCE; i++) {
            assertTrue(attempts.begin(inSession("10.0.1." + i, "anna")).isZero());
        }
        assertEquals(Attempts.ONE_EACH, attempts.begin(inSession("10.0.2.1", "anna")));
        guess("10.0.2.1", "anna", 1);
    }
}
