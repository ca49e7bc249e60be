package news.herald.it;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import news.herald.testing.HeraldServer;
import news.herald.testing.JournalChecker.Entry;
import news.herald.testing.SseConnection;
import news.herald.testing.SseEvent;
import news.herald.testing.StreamRequest;

/**
 * A reader on a bad network: drops off at random, comes back with its last id in the header, in the query, or by poll,
 * until it has read the last item. For one thread.
 */
final class RestlessReader implements Callable<List<Entry>> {

    private final HeraldServer server;
    private final String topic;
    private final String lastItem;
    private final Random random;
    private final long deadline;
    private final List<Entry> received = new ArrayList<>();
    private String cursor;
    private boolean isDone;

    RestlessReader(HeraldServer server, String topic, String cursor, String lastItem, long seed, Duration patience) {
        this.server = server;
        this.topic = topic;
        this.cursor = cursor;
        this.lastItem = lastItem;
        this.random = new Random(seed);
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** All that it got, in the order in which it got it, whether or not the last item came in time. */
    @Override
    public List<Entry> call() {
        while (!isDone && System.nanoTime() < deadline) {
            switch (random.nextInt(3)) {
                case 0 -> stream(server.stream(topic).lastEventId(cursor));
                case 1 -> stream(server.stream(topic).lastEventIdInQuery(cursor));
                default -> poll();
            }
        }
        return received;
    }

    private void stream(StreamRequest request) {
        int enough = 1 + random.nextInt(300);
        Duration patience = Duration.ofMillis(1 + random.nextInt(400));
        SseConnection connection = request.open();
        connection.hasJournalledWithin(enough, patience);
        connection.close();
        if (!connection.faults().isEmpty()) {
            throw new AssertionError(request.target() + ": " + connection.faults());
        }
        List<SseEvent> events = connection.events();
        for (SseEvent event : events) {
            if (event.type().equals("reset")) {
                throw new AssertionError("reset although the cursor " + cursor + " is good: " + event.data());
            }
            if (event.ownId()) {
                got(event.id(), event.json());
            }
        }
    }

    private void poll() {
        JsonObject page = server.api()
                .anonymous()
                .poll(topic, cursor, random.nextInt(2))
                .expect(200)
                .json();
        if (page.getBoolean("reset")) {
            throw new AssertionError("reset although the cursor " + cursor + " is good: " + page);
        }
        for (JsonObject event : page.getJsonArray("events").getValuesAs(JsonObject.class)) {
            got(event.getString("id"), event.getJsonObject("data"));
        }
        cursor = page.getString("cursor");
    }

    private void got(String id, JsonObject data) {
        String item = data.getString("item");
        received.add(new Entry(id, item));
        cursor = id;
        isDone |= item.equals(lastItem);
    }
}
