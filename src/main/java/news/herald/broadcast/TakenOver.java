package news.herald.broadcast;

import java.io.IOException;

/**
 * The way out of a round for a thread that does not own its lane any more: nothing of the lane may be touched on the way.
 * Carries what the owner must know about the reader that held the thread.
 */
final class TakenOver extends RuntimeException {

    final transient Reader reader;
    final transient Batch batch;

    /** What the write ended with, or null. */
    final transient IOException failure;

    TakenOver(Reader reader, Batch batch, IOException failure) {
        super(null, null, false, false);
        this.reader = reader;
        this.batch = batch;
        this.failure = failure;
    }
}
