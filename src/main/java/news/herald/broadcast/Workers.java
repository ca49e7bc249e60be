package news.herald.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import news.herald.engine.Post;

/**
 * A few threads for one purpose. Unlike the server's own executor, which others fill too, they refuse nothing: what comes
 * while all are busy waits its turn. Safe for use by many threads.
 */
final class Workers implements Executor {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Post post;

    Workers(Post post, ThreadFactory factory, int count) {
        this.post = post;
        for (int i = 0; i < count; i++) {
            Thread thread = factory.newThread(post.keeping(this::work));
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

    private void run(Runnable task) {
        try {
            task.run();
            post.well();
        } catch (RuntimeException | Error fault) {
            post.failed(fault);
        }
    }
}
