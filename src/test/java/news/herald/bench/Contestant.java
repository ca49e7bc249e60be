package news.herald.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import news.herald.testing.HeraldServer;
import news.herald.testing.Mark;
import news.herald.testing.SseConnection;
import news.herald.testing.StreamRequest;

/**
 * One of the servers that are compared: a process of its own, a stream, and a way to publish. Both have the same JVM
 * options, the same pre-boot file and the same settings. For one thread.
 *
 * @param name as the table shows it
 * @param publisher returns when the server has answered
 */
record Contestant(String name, HeraldServer server, String stream, Consumer<Mark> publisher) implements AutoCloseable {

    static final String HERALD = "Herald";
    static final String STOCK = "stock";

    /** A heap that does not grow while it is measured. */
    private static final String[] JVM = {"-Xms1g", "-Xmx1g"};

    /** The ports of one address are too few for readers who come back before the old ones are free. */
    private static final int ADDRESSES = 200;

    /** Herald with its defaults: a file of H2, every publication on the disk before it is answered and delivered. */
    static Contestant herald() {
        HeraldServer server = HeraldServer.named("bench-herald")
                .jvm(JVM)
                .with("HERALD_REQUEST_RATE", "none")
                .with("HERALD_PUBLISH_RATE", "none")
                .start();
        String topic = server.api().freshTopic("bench");
        return new Contestant(
                HERALD,
                server,
                "/api/topics/" + topic + "/stream",
                mark -> server.api().publish(topic, mark.toString()).expect(201));
    }

    /** @param sample what Herald's readers get; this server's readers get the same, with other marks */
    static Contestant stock(Sample sample) {
        HeraldServer server = HeraldServer.named("bench-stock")
                .war(StockWar.file())
                .readyAt("/published")
                .jvm(JVM)
                .start();
        return new Contestant(
                STOCK,
                server,
                "/stream",
                mark -> server.api().post("/publish", sample.data(mark)).expect(204));
    }

    /** What the reader with this number asks for. */
    StreamRequest reader(int number) {
        return server.request(stream).from("127.0.1." + (1 + number % ADDRESSES));
    }

    void publish(Mark mark) {
        publisher.accept(mark);
    }

    /** CPU time of the server's process since its start, to within the system's tick. */
    Duration cpu() {
        return server.handle().info().totalCpuDuration().orElseThrow();
    }

    /** Publishes one event to one reader and takes it as an example. */
    Sample sample() {
        try (SseConnection reader = reader(0).open().awaitHello()) {
            Mark mark = Mark.now(0);
            publish(mark);
            String data = reader.awaitItem(mark.toString()).journalled().get(0).data();
            int bytes = Arrays.stream(reader.raw().split("\n\n"))
                    .filter(frame -> frame.contains(mark.toString()))
                    .mapToInt(frame -> frame.length() + 2)
                    .sum();
            return new Sample(data, mark, bytes);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
