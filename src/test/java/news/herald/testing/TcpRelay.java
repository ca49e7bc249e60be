package news.herald.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A line to a server of this machine that can fail as networks do: connections break, or nothing comes through any more and
 * neither end is told. Safe for use by many threads.
 */
public final class TcpRelay implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private boolean silent;
    private volatile boolean closed;

    /** @param target the port to which it leads */
    public TcpRelay(int target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 256, LOOPBACK);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Breaks every connection; new ones can be made at once. */
    public void cut() {
        sockets.forEach(TcpRelay::close);
    }

    /** From now on nothing comes through, also on new connections; those that stand stay open. */
    public synchronized void fallSilent() {
        silent = true;
    }

    /** What waited comes through. */
    public synchronized void speak() {
        silent = false;
        notifyAll();
    }

    private synchronized void awaitSpeech() throws InterruptedException {
        while (silent && !closed) {
            wait();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                connect(listener.accept());
            } catch (IOException closing) {
                // The relay's own end.
            }
        }
    }

    private void connect(Socket near) {
        Socket far = new Socket();
        try {
            far.connect(new InetSocketAddress(LOOPBACK, target));
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            sockets.add(near);
            sockets.add(far);
            threads.execute(() -> pass(near, far));
            threads.execute(() -> pass(far, near));
        } catch (IOException refused) {
            // The test's server is away: whoever connected is told by the end of the line.
            close(near);
            close(far);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitSpeech();
                out.write(buffer, 0, count);
            }
            // Nor is an end told of while nothing comes through.
            awaitSpeech();
        } catch (IOException ended) {
            // By either end, or by us.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // As wanted.
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException gone) {
            // As wanted.
        }
        speak();
        cut();
        threads.shutdownNow();
    }
}
