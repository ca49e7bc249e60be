package news.herald.access;

import jakarta.servlet.ServletInputStream;
import news.herald.problem.Refusal;
import news.herald.wire.PassedOnBody;

/**
 * A request's body, at whose end the caller is looked at once more if it was long in coming: whoever holds back its last
 * byte must not write with a right that was taken away meanwhile. Used by one thread at a time.
 */
final class CheckedBody extends PassedOnBody {

    /** Nanoseconds; for so long a node believes what it knows of a caller in any case. */
    private static final long PROMPT = 1_000_000_000L;

    private final Standing standing;
    private final long began;
    private boolean checked;

    /** @param began when the caller was known: Open Liberty gives the stream only once there is something in it */
    CheckedBody(ServletInputStream body, long began, Standing standing) {
        super(body);
        this.began = began;
        this.standing = standing;
    }

    @Override
    protected void arrived(int count) {
        if (count < 0 && !checked) {
            checked = true;
            if (System.nanoTime() - began > PROMPT && !standing.isUnchanged()) {
                throw Refusal.forbidden("The right of this caller was changed while this was being sent.");
            }
        }
    }
}
