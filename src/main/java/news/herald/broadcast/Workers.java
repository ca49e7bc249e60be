package news.herald.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A few threads for one purpose. Unlike the server's own executor, which others fill too, they refuse nothing: what comes
 * while all are busy waits its turn. Safe for use by many threads.
 */
final class Workers implements Executor {

    private static final Logger LOG = Logger.getLogger(Workers.class.getName());

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    Workers(ThreadFactory factory, int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = factory.newThread(this::work);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    void stop() {
        threads.forEach(Thread::interrupt);
    }

    private void work() {
        try {
            while (true) {
                run(tasks.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error fault) {
            LOG.log(Level.SEVERE, "a worker goes on after a fault", fault);
        }
    }
}
