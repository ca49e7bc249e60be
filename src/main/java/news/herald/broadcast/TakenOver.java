package news.herald.broadcast;

import java.io.IOException;

/**
 * The way out of a round for a thread that does not own its lane any more: nothing of the lane may be touched on the way.
 * Carries what the owner must know about the reader that held the thread. Made before it is needed, because memory may be
 * what the thread hung for, and filled in by it.
 */
final class TakenOver extends RuntimeException {

    transient Reader reader;
    transient Batch batch;

    /** What the write ended with, or null. */
    transient IOException failure;

    TakenOver() {
        super(null, null, false, false);
    }

    TakenOver of(Reader held, Batch written, IOException end) {
        reader = held;
        batch = written;
        failure = end;
        return this;
    }
}
