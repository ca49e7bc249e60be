package news.herald.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A small real HTTP server that greets each reader and then sends what the test scripted, faults included: the toolkit
 * is tested against it. Safe for use by many threads.
 */
final class ScriptedStream implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch go = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final List<String> frames;

    private ScriptedStream(HttpServer server, List<String> frames) {
        this.server = server;
        this.frames = frames;
    }

    /** @param frames what comes after the greeting, once {@link #go} was called; then the stream ends */
    static ScriptedStream of(List<String> frames) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            ScriptedStream stream = new ScriptedStream(server, frames);
            server.setExecutor(stream.threads);
            server.createContext("/", stream::answer);
            server.start();
            return stream;
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    void go() {
        go.countDown();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** One line {@code address method target last-event-id} for each request. */
    List<String> requests() {
        return List.copyOf(seen);
    }

    private void answer(HttpExchange exchange) throws IOException {
        seen.add(exchange.getRemoteAddress().getAddress().getHostAddress() + " " + exchange.getRequestMethod() + " "
                + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            send(body, "retry: 2000\nevent: hello\ndata: {}\n\n");
            if (go.await(20, TimeUnit.SECONDS)) {
                for (String frame : frames) {
                    send(body, frame);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
