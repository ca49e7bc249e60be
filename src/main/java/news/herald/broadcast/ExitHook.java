package news.herald.broadcast;

import java.util.concurrent.Executors;

/**
 * Runs a task the moment that the process is told to end, beside whatever the server does then. Open Liberty waits up to
 * half a minute for requests to end before it stops an application; streams do not end by themselves, and by then a
 * process manager has lost its patience. Safe for use by many threads.
 */
final class ExitHook {

    private final Thread thread;

    ExitHook(Runnable task) {
        thread = Executors.defaultThreadFactory().newThread(task);
        Runtime.getRuntime().addShutdownHook(thread);
    }

    /** To be called when the application ends, which the process may outlive. */
    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException processEnds) {
            // The task runs or has run.
        }
    }
}
