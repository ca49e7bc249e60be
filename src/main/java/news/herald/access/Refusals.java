package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.audit.Action;
import news.herald.audit.Actor;
import news.herald.audit.Audit;

/**
 * Writes down what was refused, as much of it as does no harm: whoever is refused often enough must not fill the disk. What
 * is left out is counted, and said with the next one. Safe for use by many threads.
 */
@ApplicationScoped
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class.getName());
    private static final int AT_ONCE = 100;
    private static final long NANOS_EACH = 1_000_000_000L;

    @Inject
    private Audit audit;

    private long fullAt = System.nanoTime();
    private long leftOut;

    /** @param what status and method @param path of the request */
    void note(Actor actor, String what, String path) {
        long more = admit();
        if (more < 0) {
            return;
        }
        try {
            audit.alone(actor, Action.REFUSED, path, more == 0 ? what : what + ", and " + more + " more before it");
        } catch (Exception away) {
            // To refuse needs no database.
            LOG.log(Level.FINE, "a refusal was not written down", away);
        }
    }

    /** @return how many were left out before this one; negative when this one is left out too */
    private synchronized long admit() {
        long now = System.nanoTime();
        fullAt = Math.max(fullAt, now);
        if (fullAt - now > (AT_ONCE - 1) * NANOS_EACH) {
            leftOut++;
            return -1;
        }
        fullAt += NANOS_EACH;
        long more = leftOut;
        leftOut = 0;
        return more;
    }
}
