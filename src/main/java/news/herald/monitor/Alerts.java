package news.herald.monitor;

import jakarta.json.JsonArrayBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import news.herald.json.JsonP;

/** The last alerts that this node has told, newest first. Safe for use by many threads. */
final class Alerts {

    static final int MOST = 100;

    // Guarded by this object's lock.
    private final Deque<Alert> newestFirst = new ArrayDeque<>();

    synchronized void add(Alert alert) {
        newestFirst.addFirst(alert);
        if (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
    }

    synchronized JsonArrayBuilder json() {
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        newestFirst.forEach(alert -> list.add(alert.json()));
        return list;
    }
}
