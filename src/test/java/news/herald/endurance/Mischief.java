package news.herald.endurance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import news.herald.testing.HeraldServer;
import news.herald.testing.RawConnection;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.StreamRequest;

/** What can be done to a server by whoever reaches it. Each kind ends by itself, and holds nothing then. For one thread. */
final class Mischief {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FROZEN_MILLIS = 1_500;

    private final HeraldServer server;
    private final Random random;
    private final String topic;
    private final List<IntConsumer> kinds = List.of(
            this::slowly, this::comingAndGoing, this::readingNothing, this::nonsense, this::guessing, this::frozen);

    Mischief(HeraldServer server, Random random) {
        this.server = server;
        this.random = random;
        topic = server.api().freshTopic("mischief");
    }

    /** @param many how many take part */
    void any(int many) {
        kinds.get(random.nextInt(kinds.size())).accept(many);
    }

    void all(int many) {
        kinds.forEach(kind -> kind.accept(many));
    }

    Idlers headers(int many) {
        return new Idlers(server.port(), many, "GET " + target() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-", "a: b\r\nX-");
    }

    /** The one body that is read from whom nobody knows. */
    Idlers signIns(int many) {
        return new Idlers(
                server.port(),
                many,
                "POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "X-Requested-With: slow\r\nContent-Length: 1000\r\n\r\n{\"name\":\"",
                "a");
    }

    private void slowly(int many) {
        try (Idlers headers = headers(many);
                Idlers signIns = signIns(Math.max(1, many / 10))) {
            for (int drops = 0; drops < 5; drops++) {
                headers.drip();
                signIns.drip();
            }
        }
    }

    private void comingAndGoing(int many) {
        new Visitors(server.port(), target()).come(many * 4);
    }

    private void readingNothing(int many) {
        StreamRequest asked = server.stream(topic).receiveBuffer(4_096);
        try (ReaderSwarm swarm =
                ReaderSwarm.connect(many, 1, number -> asked.from("127.0.4." + (1 + number % 200)), PATIENCE)) {
            IntStream.range(0, many).forEach(swarm::stall);
            server.api().publish(topic, "x".repeat(random.nextInt(20_000))).expect(201);
        }
    }

    private void nonsense(int many) {
        byte[] bytes = new byte[400];
        for (int times = 0; times < many; times++) {
            random.nextBytes(bytes);
            try (RawConnection connection = new RawConnection(server.port(), PATIENCE)) {
                connection.send(bytes);
                connection.sendEnd();
                connection.read("GET");
            } catch (IOException hungUp) {
                // As it should.
            }
        }
    }

    private void guessing(int many) {
        String guess = "{\"name\":\"nobody" + random.nextInt(1_000) + "\",\"password\":\"a wrong password\"}";
        IntStream.range(0, Math.min(many, 10))
                .forEach(times -> server.api().anonymous().post("/api/session", guess));
    }

    /** A machine that stands still for a moment, with all that it has to do then. */
    private void frozen(int many) {
        // Before it: with thousands who come again meanwhile no more than a backlog would be let in until it goes on.
        try (Idlers waiting = headers(Math.min(many, 100))) {
            server.freeze();
            Thread.sleep(FROZEN_MILLIS);
            waiting.drip();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            server.thaw();
        }
    }

    private String target() {
        return "/api/topics/" + topic + "/stream";
    }
}
