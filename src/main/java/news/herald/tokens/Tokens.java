package news.herald.tokens;

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
import java.util.regex.Pattern;
import news.herald.accounts.Account;
import news.herald.accounts.AccountChanged;
import news.herald.accounts.Accounts;
import news.herald.accounts.Believed;
import news.herald.accounts.Secret;
import news.herald.database.DatabaseClock;
import news.herald.editing.Identifiers;
import news.herald.problem.Refusal;
import news.herald.topics.Scope;

/**
 * The tokens that CMSs call with. Kept as digests in the database, so that each node knows them; what a node found there it
 * believes for a second. Safe for use by many threads.
 */
@ApplicationScoped
public class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class.getName());

    /** By which a token is known wherever it turns up, in a log or in somebody's source code. */
    private static final String PREFIX = "hrld_";

    private static final Pattern TOKEN = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    static final int MOST_OF_AN_ACCOUNT = 100;

    /** A CMS calls many times a second; its last use is written once in this time. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    /** Whose right a token has, and how far it extends. */
    public record Holder(Account account, Scope scope) {}

    /** @param secret said this once, and kept nowhere */
    record Made(ApiToken token, String secret) {}

    private final Believed<Holder> known = new Believed<>(System::nanoTime);

    @Inject
    private TokenTable table;

    @Inject
    private Accounts accounts;

    @Inject
    private DatabaseClock clock;

    /** Whether it looks like the secret of one. */
    public static boolean isWellFormed(String secret) {
        return TOKEN.matcher(secret).matches();
    }

    /** @return nobody when there is no token whose secret has this digest, or none any more */
    public Optional<Holder> find(String digest) {
        return known.find(digest, () -> look(digest));
    }

    private Optional<Holder> look(String digest) {
        Instant now = clock.now();
        Optional<ApiToken> token = table.find(digest).filter(found -> found.isValidAt(now));
        Optional<Account> account = token.flatMap(found -> accounts.find(found.account()));
        boolean note = account.isPresent()
                && token.get()
                        .used()
                        .map(last -> last.isBefore(now.minus(NOTED)))
                        .orElse(true);
        if (note) {
            note(digest, now);
        }
        return account.map(found -> new Holder(found, token.get().scope()));
    }

    /** A database that takes nothing just now must not shut out who only reads. */
    private void note(String digest, Instant now) {
        try {
            table.use(digest, now);
        } catch (Exception failed) {
            LOG.log(Level.FINE, "the use of a token was not noted", failed);
        }
    }

    /** Another right of its maker counts at once. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountChanged changed) {
        known.forgetIf(holder -> holder.account().name().equals(changed.name()));
    }

    /** @throws Refusal 409 when the account has too many, 403 when it was removed meanwhile */
    Made make(String account, TokenRequest wanted) {
        Instant now = clock.now();
        table.purge(now);
        if (table.of(account).size() >= MOST_OF_AN_ACCOUNT) {
            throw Refusal.conflict("This account has " + MOST_OF_AN_ACCOUNT + " tokens already: revoke one.");
        }
        String secret = PREFIX + Secret.random();
        ApiToken token = new ApiToken(Identifiers.item(), Secret.digest(secret), account, wanted, now);
        accounts.whileThere(account, () -> table.add(token));
        return new Made(token, secret);
    }

    /** Newest first. */
    List<ApiToken> of(String account) {
        return table.of(account);
    }

    /** Newest first. */
    List<ApiToken> all() {
        return table.all();
    }

    /**
     * On this node at once, on the others within a second.
     *
     * @param owner only if it is this account's; nothing for anybody's
     * @throws Refusal 404 when there is none
     */
    ApiToken revoke(String id, Optional<String> owner) {
        ApiToken token = table.byId(id)
                .filter(found -> owner.isEmpty() || owner.get().equals(found.account()))
                .orElseThrow(() -> Refusal.notFound("There is no such token."));
        table.remove(id);
        known.forget(token.digest());
        return token;
    }
}
