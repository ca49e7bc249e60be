package news.herald.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Somebody else's site: one page on a port of its own, so of another origin. Safe for use by many threads. */
public final class ForeignSite implements AutoCloseable {

    private final HttpServer server;
    private volatile String page = "";

    private ForeignSite(HttpServer server) {
        this.server = server;
    }

    static ForeignSite start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ForeignSite site = new ForeignSite(server);
            server.createContext("/", exchange -> {
                byte[] html = site.page.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
                exchange.sendResponseHeaders(200, html.length);
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(html);
                }
            });
            server.start();
            return site;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What every address of the site shows from now on. */
    public void show(String html) {
        page = html;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
