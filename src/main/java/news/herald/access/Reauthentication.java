package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.herald.accounts.Account;
import news.herald.database.DatabaseClock;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * Proves once more that whoever has a session is who opened it, before something that a thief of the session would do too.
 * Safe for use by many threads.
 */
@ApplicationScoped
class Reauthentication {

    /** Whom a provider knows has no password here: they prove it by having been there so lately. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    @Inject
    private Gate gate;

    @Inject
    private DatabaseClock clock;

    /**
     * @param current the account's password, by what the caller says
     * @param session the digest of the session that asks, if one does
     * @param address where the caller is, because it can be guessed here too
     * @throws Refusal 403 when it is another, 429 after too many wrong ones
     */
    void prove(Account account, String current, Optional<String> session, String address) {
        if (!gate.proves(account, current, session, address)) {
            throw wrong();
        }
    }

    /**
     * @param here the caller's session
     * @throws Refusal 403 when it was opened too long ago
     */
    void prove(Optional<Session> here) {
        requireLately(here, clock.now());
    }

    static void requireLately(Optional<Session> here, Instant now) {
        if (here.filter(session -> session.isOpenedWithin(LATELY, now)).isEmpty()) {
            throw Refusal.forbidden(
                    "Sign out here and in again first: you were at the provider more than ten minutes ago.");
        }
    }

    static Refusal wrong() {
        return new Refusal(
                403,
                "Forbidden",
                "The current password is another one.",
                List.of(new FieldFault("/current", "is not this account's password")));
    }
}
