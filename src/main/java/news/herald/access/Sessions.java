package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.accounts.Account;
import news.herald.accounts.AccountChanged;
import news.herald.accounts.Accounts;
import news.herald.accounts.Believed;
import news.herald.accounts.Secret;
import news.herald.audit.Actor;
import news.herald.config.Settings;
import news.herald.database.DatabaseClock;
import news.herald.problem.Refusal;

/**
 * Who is signed in at a page. A session is in the database, so that it is known on every node; what a node found there it
 * believes for a second. It ends when it was not used for {@code HERALD_SESSION}, at the latest after {@link Session#LONGEST}.
 * Safe for use by many threads.
 */
@ApplicationScoped
class Sessions {

    private static final Logger LOG = Logger.getLogger(Sessions.class.getName());

    /** A page asks many times a second; its last use is written this many times while it would last. */
    private static final int NOTES = 60;

    /** A script that signs in again and again has more, which end by themselves. */
    private static final int MOST_SHOWN = 200;

    private final Believed<Caller> known = new Believed<>(System::nanoTime);

    @Inject
    private SessionTable table;

    @Inject
    private Accounts accounts;

    @Inject
    private Settings settings;

    @Inject
    private DatabaseClock clock;

    /**
     * Begins one.
     *
     * @param owner as they were when they proved to be it
     * @param instead the secret of the session that this browser had before
     * @param actor who is written down to have begun it
     * @param client what the browser says it is
     * @return the new one's secret
     * @throws Refusal 403 when the account was removed meanwhile
     */
    String open(Caller owner, Optional<String> instead, Actor actor, Optional<String> client) {
        Instant now = clock.now();
        String secret = Secret.random();
        Optional<String> before = instead.map(Secret::digest);
        Session session = new Session(Secret.digest(secret), owner, now, actor.address(), client);
        accounts.whileThere(owner.name(), () -> table.open(session, before, actor));
        before.ifPresent(known::forget);
        purge(now);
        return secret;
    }

    /** @return who has its secret, with the roles of now; nobody when it has ended or never was */
    Optional<Caller> find(String digest) {
        return known.find(digest, () -> look(digest));
    }

    /** As it is in the database now, whether it lasts or not. */
    Optional<Session> read(String digest) {
        return table.find(digest);
    }

    private Optional<Caller> look(String digest) {
        Instant now = clock.now();
        Duration idle = settings.sessions().idle();
        Optional<Session> session = table.find(digest).filter(found -> found.lasts(idle, now));
        Optional<Account> account = session.flatMap(found -> accounts.find(found.account()))
                .filter(found -> session.get().isOf(found));
        if (account.isPresent() && session.get().used().isBefore(now.minus(idle.dividedBy(NOTES)))) {
            note(digest, now);
        }
        return account.map(Caller::of);
    }

    /** A database that takes nothing just now must not shut out who only reads. */
    private void note(String digest, Instant now) {
        try {
            table.use(digest, now);
        } catch (Exception failed) {
            LOG.log(Level.FINE, "the use of a session was not noted", failed);
        }
    }

    /** Whoever signs in meanwhile at another node may be at it too: one of the two is enough. */
    private void purge(Instant now) {
        try {
            table.purge(now.minus(settings.sessions().idle()), now.minus(Session.LONGEST));
        } catch (Exception failed) {
            LOG.log(Level.FINE, "sessions that have ended are removed at the next sign-in", failed);
        }
    }

    void end(String secret) {
        String digest = Secret.digest(secret);
        table.end(digest);
        known.forget(digest);
    }

    /** Those of the account that last still, the last used first: not more of them than somebody would look at. */
    List<Session> of(Account account) {
        Instant now = clock.now();
        Duration idle = settings.sessions().idle();
        return table.of(account.name(), MOST_SHOWN).stream()
                .filter(session -> session.isOf(account) && session.lasts(idle, now))
                .toList();
    }

    /** @return whether the account had one of this id */
    boolean endOne(String account, String id) {
        boolean ended = table.endOne(account, id);
        forget(account);
        return ended;
    }

    /** @param but the digest of the one that goes on, if any does */
    void endOthers(String account, Optional<String> but) {
        table.endOthers(account, but);
        forget(account);
    }

    /** In the transaction that gives the account another password, or removes it. */
    void signOut(@Observes AccountChanged changed) {
        if (changed.signedOut()) {
            table.endAllOf(changed.name());
        }
    }

    /** Other roles count at once, and so does another password. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountChanged changed) {
        forget(changed.name());
    }

    private void forget(String account) {
        known.forgetIf(caller -> caller.name().equals(account));
    }
}
