package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is hidden takes as long as what is not there. With the machine to itself: it tells a tenth of a millisecond. */
@Tag("load")
@ExtendWith(SharedServer.class)
class PrivateTimeIT {

    private static final int ROUNDS = 400;

    /** Of passwords, each of which takes a thousand times as long. */
    private static final int SLOW_ROUNDS = 30;

    /** Of the first quartiles, either way. Without the query for what is hidden, streams were refused in 0.74 of the time. */
    private static final double MOST = 1.1;

    private static final long SEED = 7;

    private final HeraldApi admin;
    private final HeraldApi stranger;

    PrivateTimeIT(HeraldServer server) {
        admin = server.api();
        stranger = admin.anonymous();
    }

    @Test
    void itsSnapshot() {
        String hidden = admin.privateTopic("hidden", "news");
        // Read by somebody who may a moment ago, so that this node knows it.
        assertAlike("/api/topics/" + hidden, "/api/topics/no-" + hidden, () -> admin.get("/api/topics/" + hidden));
    }

    @Test
    void itsStream() {
        String hidden = admin.privateTopic("hidden", "news");
        String address = "/api/topics/%s/stream";
        assertAlike(
                address.formatted(hidden), address.formatted("no-" + hidden), () -> admin.get("/api/topics/" + hidden));
    }

    @Test
    void anItemOfIt() {
        JsonObject whole = Json.createObjectBuilder(HeraldApi.headline("Long"))
                .add(
                        "bodies",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("value", "word ".repeat(40_000))))
                .build();
        String item = admin.publish(admin.privateTopic("hidden", "news"), whole)
                .expect(201)
                .header("Location")
                .orElseThrow();
        String last = item.endsWith("a") ? "b" : "a";
        assertAlike(item, item.substring(0, item.length() - 1) + last, () -> admin.get(item));
    }

    @Test
    void thatThereIsAnAccount() {
        assertAlike("admin", "nobody-at-all", SLOW_ROUNDS, this::signInWrongly);
    }

    private void signInWrongly(String name) {
        stranger.post("/api/session", "{\"name\":\"" + name + "\",\"password\":\"not the password\"}")
                .expect(401);
    }

    /** @param read by somebody who may, too seldom to show */
    private void assertAlike(String hidden, String unknown, Runnable read) {
        AtomicInteger asked = new AtomicInteger();
        assertAlike(hidden, unknown, ROUNDS, path -> {
            if (asked.getAndIncrement() % 100 == 0) {
                read.run();
            }
            stranger.get(path).expect(404);
        });
    }

    private static void assertAlike(String hidden, String unknown, int rounds, Consumer<String> ask) {
        // What runs first is compiled in both.
        quartiles(hidden, unknown, rounds, ask, new Random(SEED));
        double[] quartiles = quartiles(hidden, unknown, rounds, ask, new Random(SEED + 1));
        double ratio = quartiles[0] / quartiles[1];
        System.out.printf(
                "hidden %.0f us, unknown %.0f us, ratio %.3f: %s%n", quartiles[0], quartiles[1], ratio, hidden);
        assertTrue(ratio < MOST && ratio > 1 / MOST, () -> "hidden takes " + ratio + " of unknown: " + hidden);
    }

    /** In pairs, in an order by chance, so that whatever else the machine does falls on both. */
    private static double[] quartiles(String hidden, String unknown, int rounds, Consumer<String> ask, Random chance) {
        List<Long> hiddens = new ArrayList<>();
        List<Long> unknowns = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            boolean first = chance.nextBoolean();
            (first ? hiddens : unknowns).add(micros(ask, first ? hidden : unknown));
            (first ? unknowns : hiddens).add(micros(ask, first ? unknown : hidden));
        }
        return new double[] {quartile(hiddens), quartile(unknowns)};
    }

    private static long micros(Consumer<String> ask, String what) {
        long begin = System.nanoTime();
        ask.accept(what);
        return (System.nanoTime() - begin) / 1_000;
    }

    /** The first quartile: what else the machine does only ever takes time. */
    private static double quartile(List<Long> all) {
        Collections.sort(all);
        return all.get(all.size() / 4);
    }
}
