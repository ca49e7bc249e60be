package news.herald.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One thread that serves any number of connections, so that a thousand readers cost the machine under test next to
 * nothing. {@link #execute} may be called by any thread; handlers run on the loop's own.
 */
public final class SelectorLoop implements AutoCloseable {

    /** One connection's side of the loop. Called by the loop's thread only. */
    interface Handler {

        /** @param scratch empty and large, for the length of the call */
        void ready(SelectionKey key, ByteBuffer scratch) throws IOException;

        void failed(Exception why);
    }

    private static final int SCRATCH = 262_144;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ExecutorService executor;
    private volatile boolean closed;

    public SelectorLoop() {
        try {
            selector = Selector.open();
        } catch (IOException noDescriptor) {
            throw new UncheckedIOException(noDescriptor);
        }
        executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = Executors.defaultThreadFactory().newThread(task);
            thread.setDaemon(true);
            return thread;
        });
        executor.execute(this::run);
    }

    /** Runs the task soon, on the loop's thread. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** To be called on the loop's thread. */
    SelectionKey register(SocketChannel channel, int interest, Handler handler) throws IOException {
        return channel.register(selector, interest, handler);
    }

    private void run() {
        ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
        try (selector) {
            while (!closed) {
                selector.select(key -> serve(key, scratch));
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void serve(SelectionKey key, ByteBuffer scratch) {
        Handler handler = (Handler) key.attachment();
        try {
            handler.ready(key, scratch.clear());
        } catch (CancelledKeyException gone) {
            // Closed by an earlier handler of the same round.
        } catch (IOException | RuntimeException failed) {
            handler.failed(failed);
        }
    }

    /** Closes every connection of the loop and ends its thread. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        executor.shutdown();
    }
}
