package news.herald.problem;

import java.util.Optional;

/**
 * Knows some faults of the infrastructure that a caller should hear of as a refusal, for example a database that is
 * away as 503. Every bean of this type is asked; implementations are safe for use by many threads.
 */
public interface Diagnosis {

    /** @param fault the exception that was thrown or one of its causes */
    Optional<Refusal> refusal(Throwable fault);
}
