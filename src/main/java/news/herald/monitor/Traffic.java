package news.herald.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import news.herald.metrics.Buckets;

/**
 * What goes through a node, from the totals that it counts: a second's worth of events and deliveries, and the latency of
 * the last five seconds, because one may have had none. Used by one thread.
 */
final class Traffic {

    /** Totals at one moment. */
    record Totals(long nanos, long events, long deliveries, Buckets latency) {}

    private static final int SECONDS = 5;

    private final Deque<Totals> newestFirst = new ArrayDeque<>(SECONDS + 1);

    void addTo(Map<Figure, Double> figures, Totals now) {
        Totals before = newestFirst.peekFirst();
        if (before != null) {
            double seconds = (now.nanos() - before.nanos()) / 1e9;
            figures.put(Figure.EVENTS, (now.events() - before.events()) / seconds);
            figures.put(Figure.DELIVERIES, (now.deliveries() - before.deliveries()) / seconds);
            Buckets latency = now.latency().since(newestFirst.peekLast().latency());
            figures.put(Figure.P50, latency.quantile(0.5));
            figures.put(Figure.P99, latency.quantile(0.99));
        }
        newestFirst.addFirst(now);
        if (newestFirst.size() > SECONDS) {
            newestFirst.removeLast();
        }
    }
}
