package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import news.herald.accounts.Accounts;
import news.herald.accounts.Secret;
import news.herald.database.DatabaseClock;
import news.herald.problem.Refusal;

/**
 * Tickets: an address that opens one stream, once and soon, so that none has a session's or a token's secret in it.
 * Addresses are written down by proxies and kept by browsers; a ticket that is found there is worth nothing. Safe for use by
 * many threads.
 */
@ApplicationScoped
class Tickets {

    private static final Logger LOG = Logger.getLogger(Tickets.class.getName());

    static final Duration LIFE = Duration.ofSeconds(60);

    /** Not used yet. A few more, if many are made in one instant. */
    static final int MOST_OF_AN_ACCOUNT = 100;

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** @param secret said this once, and kept nowhere */
    record Made(String secret, Instant expires) {}

    @Inject
    private TicketTable table;

    @Inject
    private Proofs proofs;

    @Inject
    private Accounts accounts;

    @Inject
    private DatabaseClock clock;

    /** @throws Refusal 429 when the account has too many that nobody used yet, 403 when it was removed meanwhile */
    Made make(Standing maker) {
        Instant now = clock.now();
        purge(now);
        List<Instant> outstanding = table.outstanding(maker.getName(), now);
        if (outstanding.size() >= MOST_OF_AN_ACCOUNT) {
            throw Refusal.tooMany(
                    "This account has " + MOST_OF_AN_ACCOUNT + " tickets that were not used yet.",
                    Duration.between(now, outstanding.get(0)));
        }
        String secret = Secret.random();
        Ticket ticket = new Ticket(Secret.digest(secret), maker, now.plus(LIFE));
        accounts.whileThere(maker.getName(), () -> table.add(ticket));
        return new Made(secret, ticket.expires());
    }

    /** @return who made it, as they are now; nobody when it was used, has expired or never was, or its maker is gone */
    Optional<Standing> use(String secret) {
        if (!SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        Instant now = clock.now();
        String digest = Secret.digest(secret);
        // Before it is taken: should the database go away in between, its owner can come back with it.
        Optional<Standing> owner = table.find(digest)
                .filter(ticket -> ticket.expires().isAfter(now))
                .flatMap(ticket -> proofs.standing(ticket.proof()));
        return owner.filter(standing -> table.take(digest).isPresent());
    }

    /** Whoever makes one meanwhile at another node may be at it too: one of the two is enough. */
    private void purge(Instant now) {
        try {
            table.purge(now);
        } catch (Exception failed) {
            LOG.log(Level.FINE, "tickets that have expired are removed with the next one", failed);
        }
    }
}
