package news.herald.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Several nodes over one PostgreSQL, each on a line of its own to it, started at the same moment on an empty database. For
 * one thread.
 */
public final class Cluster implements AutoCloseable {

    private final EmbeddedDatabase database = EmbeddedDatabase.start();
    private final List<TcpRelay> lines = new ArrayList<>();
    private final List<HeraldServer> nodes;

    private Cluster(String name, int count, UnaryOperator<ServerOptions> options) {
        for (int node = 0; node < count; node++) {
            lines.add(new TcpRelay(database.port()));
        }
        List<CompletableFuture<HeraldServer>> starting = IntStream.range(0, count)
                .mapToObj(node -> options.apply(HeraldServer.named(name + "-" + node))
                        .with(database.environment(lines.get(node))))
                .map(node -> CompletableFuture.supplyAsync(node::start, task -> new Thread(task).start()))
                .toList();
        nodes = starting.stream().map(CompletableFuture::join).toList();
    }

    public static Cluster start(String name, int nodes, UnaryOperator<ServerOptions> options) {
        return new Cluster(name, nodes, options);
    }

    public HeraldServer node(int number) {
        return nodes.get(number % nodes.size());
    }

    public List<HeraldServer> nodes() {
        return nodes;
    }

    public EmbeddedDatabase database() {
        return database;
    }

    /** A node's only way to the database. */
    public TcpRelay line(int number) {
        return lines.get(number);
    }

    @Override
    public void close() {
        nodes.forEach(HeraldServer::close);
        lines.forEach(TcpRelay::close);
        database.close();
    }
}
