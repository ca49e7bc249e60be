package news.herald.testing;

import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A reader who comes back with the last id when a stream ends, as a browser does. Used by one thread. */
public final class ReturningReader implements AutoCloseable {

    private final HeraldServer server;
    private final String topic;
    private final List<SseEvent> before = new ArrayList<>();
    private SseConnection connection;
    private int returns;

    public ReturningReader(HeraldServer server, String topic) {
        this.server = server;
        this.topic = topic;
        connection = server.stream(topic).open().awaitHello();
    }

    /** Waits for an item, by whichever connection it comes. */
    public void awaitItem(String text) {
        Awaitility.await().atMost(SseConnection.PATIENCE).until(() -> {
            comeBack();
            return journalled().stream().anyMatch(event -> event.data().contains(text));
        });
    }

    /** Waits for the next few heartbeats. */
    public void awaitHeartbeats(int count) {
        int heard = heartbeats();
        Awaitility.await().atMost(SseConnection.PATIENCE).until(() -> {
            comeBack();
            return heartbeats() >= heard + count;
        });
    }

    private int heartbeats() {
        return (int)
                all().stream().filter(event -> event.type().equals("heartbeat")).count();
    }

    /** Everything that came with an id of its own, over all connections. */
    public List<SseEvent> journalled() {
        List<SseEvent> all =
                new ArrayList<>(before.stream().filter(SseEvent::ownId).toList());
        all.addAll(connection.journalled());
        return all;
    }

    private List<SseEvent> all() {
        List<SseEvent> all = new ArrayList<>(before);
        all.addAll(connection.events());
        return all;
    }

    /** How often it had to come back. */
    public int returns() {
        return returns;
    }

    private void comeBack() {
        if (connection.closedBecause() != null) {
            String last = connection.lastEventId();
            before.addAll(connection.events());
            connection.close();
            connection = server.stream(topic).lastEventId(last).open().awaitHello();
            returns++;
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
