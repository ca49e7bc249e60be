package news.herald.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

    /** Characters. Length is what makes a password hard to guess (NIST SP 800-63B); no rule on what they are. */
    static final int SHORTEST = 12;

    /** Fits in a header of HTTP Basic, whatever the characters are. */
    static final int MOST = 128;

    private static final int DIFFERENT = 5;

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int RANDOM_LENGTH = 24;

    private final Semaphore places = new Semaphore(AT_ONCE + MOST_WAITING);
    private final Semaphore checks = new Semaphore(AT_ONCE, true);

    @Inject
    private Pbkdf2PasswordHash platform;

    /** Compared when there is no such account, so that the time of an answer does not tell which names exist. */
    private String nobody;

    @PostConstruct
    void prepare() {
        platform.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", "210000",
                "Pbkdf2PasswordHash.SaltSizeBytes", "32",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        nobody = hash(random());
    }

    /** @return what is wrong with it as somebody's own choice, in words that follow "the password"; nothing when it is fine */
    public static Optional<String> fault(String password, String account) {
        if (password.length() < SHORTEST || password.length() > MOST) {
            return Optional.of("must have " + SHORTEST + " to " + MOST + " characters");
        }
        if (password.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("must not have control characters");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        boolean easy = plain.chars().distinct().count() < DIFFERENT || plain.contains(account.toLowerCase(Locale.ROOT));
        return easy ? Optional.of("must be harder to guess: no repetition, not the account's name") : Optional.empty();
    }

    public String hash(String password) {
        return platform.generate(password.toCharArray());
    }

    /**
     * @param hash of the account, or nothing when there is none: then it takes as long, and fails
     * @throws Refusal 503 when so many passwords are being checked that this one's turn would not come soon
     */
    public boolean matches(String password, Optional<String> hash) {
        if (!places.tryAcquire()) {
            throw tooMany();
        }
        try {
            awaitTurn();
            try {
                boolean same = platform.verify(password.toCharArray(), hash.orElse(nobody));
                return same && hash.isPresent();
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

    static String random() {
        SecureRandom random = new SecureRandom();
        return random.ints(RANDOM_LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
