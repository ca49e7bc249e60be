package news.herald.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import news.herald.problem.Refusal;

/**
 * Makes and checks the hashes of passwords: PBKDF2 with HMAC-SHA-512, 210,000 rounds (OWASP Password Storage Cheat
 * Sheet), by the platform. Safe for use by many threads.
 */
@ApplicationScoped
public class Passwords {

    /** A check takes a core for a tenth of a second: a storm of them must leave cores to the readers. */
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /** Whoever waits holds one of the server's threads: sign-ins from many addresses must leave them to the readers. */
    private static final int MOST_WAITING = 16;

    private static final long LONGEST_WAIT_SECONDS = 5;

    /** Characters; no rule on what they are (NIST SP 800-63B). */
    static final int SHORTEST = 12;

    /** Fits in a header of HTTP Basic, whatever the characters are. */
    static final int MOST = 128;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ROUNDS = 210_000;
    private static final int SALT_BYTES = 32;
    private static final int KEY_BYTES = 32;

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int RANDOM_LENGTH = 24;

    private final Semaphore places = new Semaphore(AT_ONCE + MOST_WAITING);
    private final Semaphore checks = new Semaphore(AT_ONCE, true);

    @Inject
    private Pbkdf2PasswordHash platform;

    /**
     * Compared when there is no such account, so that the time of an answer does not tell which names exist. The hash of no
     * password, in the format that {@link Pbkdf2PasswordHash#generate} writes: to compute one would make each start later.
     */
    private final String nobody = String.join(":", ALGORITHM, "" + ROUNDS, chance(SALT_BYTES), chance(KEY_BYTES));

    @PostConstruct
    void prepare() {
        platform.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", ALGORITHM,
                "Pbkdf2PasswordHash.Iterations", "" + ROUNDS,
                "Pbkdf2PasswordHash.SaltSizeBytes", "" + SALT_BYTES,
                "Pbkdf2PasswordHash.KeySizeBytes", "" + KEY_BYTES));
    }

    /** @return what no password may be, in words that follow "the password"; nothing when it is fine */
    public static Optional<String> fault(String password) {
        if (password.length() < SHORTEST || password.length() > MOST) {
            return Optional.of("must have " + SHORTEST + " to " + MOST + " characters");
        }
        return password.chars().anyMatch(Character::isISOControl)
                ? Optional.of("must not have control characters")
                : Optional.empty();
    }

    /**
     * The hash of a password that somebody chose for themselves.
     *
     * @return nothing when it is soon guessed
     * @throws Refusal 503 as {@link #matches} does
     */
    public Optional<String> chosen(String password, String account) {
        return inTurn(() -> new Guessing().isEasy(password, account) ? Optional.empty() : Optional.of(hash(password)));
    }

    /** The hash of a password that nobody chose. */
    public String hash(String password) {
        return platform.generate(password.toCharArray());
    }

    /**
     * @param hash of the account, or nothing when there is none: then it takes as long, and fails
     * @throws Refusal 503 when so many passwords are being checked that this one's turn would not come soon
     */
    public boolean matches(String password, Optional<String> hash) {
        return inTurn(() -> {
            boolean same = platform.verify(password.toCharArray(), hash.orElse(nobody));
            return same && hash.isPresent();
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw tooMany();
        }
        try {
            awaitTurn();
            try {
                return work.get();
            } finally {
                checks.release();
            }
        } finally {
            places.release();
        }
    }

    private void awaitTurn() {
        try {
            if (checks.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw tooMany();
    }

    private static Refusal tooMany() {
        return Refusal.unavailable("Too many passwords are being checked just now; try again shortly.");
    }

    private static String chance(int bytes) {
        byte[] some = new byte[bytes];
        new SecureRandom().nextBytes(some);
        return Base64.getEncoder().encodeToString(some);
    }

    static String random() {
        SecureRandom random = new SecureRandom();
        return random.ints(RANDOM_LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
