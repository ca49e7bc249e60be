package news.herald.journal;

/** The journal's database did not do what it was asked to. A fault of the infrastructure, not of a caller. */
public class JournalException extends RuntimeException {

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
