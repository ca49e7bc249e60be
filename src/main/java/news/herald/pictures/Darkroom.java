package news.herald.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import news.herald.problem.Refusal;
import news.herald.problem.Turnstile;

/**
 * Lets only so many uploads in at once, and of them only so many be decoded: each takes memory that readers need too. Safe
 * for use by many threads.
 */
@ApplicationScoped
class Darkroom {

    /** Uploads of which anything is here: what came so far is in a file, because lines may be slow. */
    static final int RECEIVED = 64;

    /** Of them those whose bytes are in memory. */
    static final int UPLOADS = 8;

    /** Of them those that are decoded, scaled and written anew. */
    private static final int DEVELOPED = 2;

    /** That one of the latter waits for its turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String FULL = "Too many pictures are being uploaded at this moment. Try again.";

    private final Turnstile letterbox;
    private final Turnstile door;
    private final Turnstile basins;

    Darkroom() {
        this(PATIENCE);
    }

    Darkroom(Duration patience) {
        letterbox = new Turnstile(RECEIVED, Duration.ZERO, FULL);
        door = new Turnstile(UPLOADS, patience, FULL);
        basins = new Turnstile(DEVELOPED, patience, FULL);
    }

    /** @throws Refusal 503 at once when too many are on their way */
    <T> T receive(Supplier<T> upload) {
        return letterbox.pass(upload);
    }

    /** @throws Refusal 503 when too many are at it */
    <T> T admit(Supplier<T> upload) {
        return door.pass(upload);
    }

    /**
     * @return the largest first
     * @throws Refusal 422 when it cannot be read, 503 when too many are at it
     */
    List<Print> develop(Upload upload) {
        return basins.pass(() -> Development.prints(upload));
    }
}
