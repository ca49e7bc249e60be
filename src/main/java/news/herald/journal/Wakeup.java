package news.herald.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * The hint that something was committed; never the data. This node's tail waits for it, and so does whoever tells the other
 * nodes. Safe for use by many threads.
 */
@ApplicationScoped
public class Wakeup {

    private final Hint tail = new Hint();
    private final Hint others = new Hint();

    /** This node has committed something: its tail is to look, and the others are to be told. */
    void committed() {
        tail.give();
        others.give();
    }

    /** There may be something to read, wherever it comes from. */
    public void signal() {
        tail.give();
    }

    /**
     * Waits for a hint to read.
     *
     * @return whether there was one within {@code atMost}
     */
    boolean await(Duration atMost) throws InterruptedException {
        return tail.await(atMost);
    }

    /**
     * Waits until the other nodes are to be told something.
     *
     * @return whether they are, within {@code atMost}
     */
    boolean awaitCommitted(Duration atMost) throws InterruptedException {
        return others.await(atMost);
    }
}
