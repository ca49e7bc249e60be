package news.herald.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import news.herald.accounts.Account;

/**
 * Who proved a password within the last minute, so that a CMS that publishes a thousand times a second does not pay for
 * the slow hash each time.
 *
 * <p>Holds neither passwords nor anything to guess them by outside this process: the key is an HMAC under a secret that
 * dies with it. Looking a digest up takes a time that depends on the digest, which without the secret nobody can steer.
 * Failures are not remembered, and a changed or removed account ends what is remembered at the next look, at most a
 * second later. Safe for use by many threads.
 */
final class RememberedCallers {

    static final int MOST = 1_000;

    /** From the proof of the password. */
    static final Duration LIFE = Duration.ofSeconds(60);

    /** Between two looks at the account. */
    static final Duration FRESH = Duration.ofSeconds(1);

    private record Digest(ByteBuffer bytes) {}

    private record Remembered(Caller caller, String passwordHash, long proved, long looked) {}

    private final SecretKeySpec secret;
    private final LongSupplier nanos;
    private final Function<String, Optional<Account>> accounts;

    private final ConcurrentMap<Digest, CompletableFuture<Optional<Caller>>> proofs = new ConcurrentHashMap<>();

    /** How often somebody was to be forgotten. Under the lock of {@link #callers}. */
    private long forgotten;

    private final Map<Digest, Remembered> callers = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Remembered> eldest) {
            return size() > MOST;
        }
    });

    /** @param nanos a clock that never goes back */
    RememberedCallers(Function<String, Optional<Account>> accounts, LongSupplier nanos) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.secret = new SecretKeySpec(random, "HmacSHA256");
        this.accounts = accounts;
        this.nanos = nanos;
    }

    /**
     * @param proof checks the password the slow way: gives the account as it was read before the check. Of callers that
     *     come with the same credentials at once only one pays for it.
     */
    Optional<Caller> find(BasicCredentials credentials, Supplier<Optional<Account>> proof) {
        Digest digest = digest(credentials);
        return known(digest).or(() -> prove(digest, proof));
    }

    private Optional<Caller> known(Digest digest) {
        Remembered known = callers.get(digest);
        long now = nanos.getAsLong();
        if (known == null || now - known.proved() > LIFE.toNanos()) {
            return Optional.empty();
        }
        return now - known.looked() < FRESH.toNanos() ? Optional.of(known.caller()) : look(digest, known, now);
    }

    private Optional<Caller> look(Digest digest, Remembered known, long now) {
        Optional<Account> account = accounts.apply(known.caller().name())
                .filter(found -> known.passwordHash().equals(found.passwordHash()));
        if (account.isEmpty()) {
            callers.remove(digest);
            return Optional.empty();
        }
        Caller caller = Caller.of(account.get());
        callers.replace(digest, known, new Remembered(caller, known.passwordHash(), known.proved(), now));
        return Optional.of(caller);
    }

    private Optional<Caller> prove(Digest digest, Supplier<Optional<Account>> proof) {
        CompletableFuture<Optional<Caller>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Caller>> running = proofs.putIfAbsent(digest, mine);
        if (running != null) {
            return result(running);
        }
        try {
            // Somebody else's proof may have ended between the look and putIfAbsent.
            long before = forgotten();
            mine.complete(known(digest).or(() -> proof.get().map(account -> remember(digest, account, before))));
        } catch (RuntimeException | Error failed) {
            mine.completeExceptionally(failed);
        } finally {
            proofs.remove(digest);
        }
        return result(mine);
    }

    private static Optional<Caller> result(CompletableFuture<Optional<Caller>> proof) {
        try {
            return proof.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
        }
    }

    /** @param before {@link #forgotten} as the account was read, long ago: it may be another by now */
    private Caller remember(Digest digest, Account account, long before) {
        Caller caller = Caller.of(account);
        long now = nanos.getAsLong();
        synchronized (callers) {
            if (before == forgotten) {
                callers.put(digest, new Remembered(caller, account.passwordHash(), now, now));
            }
        }
        return caller;
    }

    private long forgotten() {
        synchronized (callers) {
            return forgotten;
        }
    }

    /** Whatever password it was known by. */
    void forget(String name) {
        synchronized (callers) {
            forgotten++;
            callers.values().removeIf(known -> known.caller().name().equals(name));
        }
    }

    int size() {
        return callers.size();
    }

    /** NUL cannot stand in a name, so that no two pairs of name and password read the same. */
    private Digest digest(BasicCredentials credentials) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            String pair = credentials.name() + '\0' + credentials.password();
            return new Digest(ByteBuffer.wrap(mac.doFinal(pair.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HmacSHA256", missing);
        }
    }
}
