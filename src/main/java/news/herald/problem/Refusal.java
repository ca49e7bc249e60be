package news.herald.problem;

import java.time.Duration;
import java.util.List;

/**
 * Herald declines a request, for a reason that the caller can act on. The wire turns it into {@code
 * application/problem+json} (RFC 9457); it is no fault of the server and is not logged. Thrown inside a transaction it
 * rolls it back.
 */
public class Refusal extends RuntimeException {

    /** Long enough for a failover to make progress, short enough for an editor to wait. Seconds. */
    static final int RETRY_AFTER = 2;

    /** An editor repairs a few at a time; a body can have as many faults as bytes. */
    private static final int MOST_FAULTS = 20;

    private final int status;
    private final String title;
    private final transient List<FieldFault> faults;
    private final int retryAfter;

    /**
     * @param status the HTTP status, 400 to 499, or 503
     * @param title what kind of refusal this is, the same for all of its kind
     * @param detail what was wrong this time and what to do about it
     * @param faults the fields that are at fault, of which the first 20 are told; none if the request as a whole is
     */
    public Refusal(int status, String title, String detail, List<FieldFault> faults) {
        this(status, title, detail, faults, 0);
    }

    private Refusal(int status, String title, String detail, List<FieldFault> faults, int retryAfter) {
        this(status, title, detail, faults, retryAfter, null);
    }

    private Refusal(
            int status, String title, String detail, List<FieldFault> faults, int retryAfter, Throwable because) {
        super(detail, because, false, false);
        this.status = status;
        this.title = title;
        this.faults = faults.stream().limit(MOST_FAULTS).toList();
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return getMessage();
    }

    public List<FieldFault> faults() {
        return faults;
    }

    /** @return seconds after which to try again, 0 when that would change nothing */
    public int retryAfter() {
        return retryAfter;
    }

    public static Refusal badRequest(String detail, FieldFault... faults) {
        return new Refusal(400, "Bad request", detail, List.of(faults));
    }

    public static Refusal notFound(String detail) {
        return new Refusal(404, "Not found", detail, List.of());
    }

    public static Refusal conflict(String detail, FieldFault... faults) {
        return new Refusal(409, "Conflict", detail, List.of(faults));
    }

    public static Refusal preconditionFailed(String detail) {
        return new Refusal(412, "Precondition failed", detail, List.of());
    }

    public static Refusal tooLarge(String detail) {
        return new Refusal(413, "Content too large", detail, List.of());
    }

    public static Refusal unprocessable(String detail, FieldFault... faults) {
        return new Refusal(422, "Unprocessable content", detail, List.of(faults));
    }

    public static Refusal preconditionRequired(String detail) {
        return new Refusal(428, "Precondition required", detail, List.of());
    }

    public static Refusal forbidden(String detail) {
        return new Refusal(403, "Forbidden", detail, List.of());
    }

    /** @param wait until the next try may be taken, rounded up to seconds */
    public static Refusal tooMany(String detail, Duration wait) {
        int seconds = (int) Math.max(1, (wait.toNanos() + 999_999_999L) / 1_000_000_000L);
        return new Refusal(429, "Too many requests", detail, List.of(), seconds);
    }

    /** @param because for the log, never for the caller */
    public static Refusal unavailable(String detail, Throwable because) {
        return new Refusal(503, "Service unavailable", detail, List.of(), RETRY_AFTER, because);
    }

    public static Refusal unavailable(String detail) {
        return new Refusal(503, "Service unavailable", detail, List.of(), RETRY_AFTER);
    }
}
