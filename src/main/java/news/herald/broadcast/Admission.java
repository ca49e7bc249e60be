package news.herald.broadcast;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import news.herald.config.Settings;
import news.herald.live.TopicName;
import news.herald.metrics.Counter;
import news.herald.metrics.Metrics;

/**
 * Decides who is taken in: so many readers of the node, of one address and of one topic. A reader counts from the decision
 * until it leaves. Safe for use by many threads.
 */
final class Admission {

    /** Why somebody is turned away. */
    enum Full {
        NODE,
        ADDRESS,
        TOPIC,
        /** The node stops, and takes nobody in any more. */
        STOPPING
    }

    private final Settings.Limits limits;
    private final Map<Full, Counter> turnedAway = new EnumMap<>(Full.class);

    // Guarded by this object's lock.
    private final Map<String, Integer> ofAddress = new HashMap<>();
    private final Map<TopicName, Integer> ofTopic = new HashMap<>();
    private int all;
    private boolean open;

    Admission(Settings.Limits limits, Metrics metrics) {
        this.limits = limits;
        for (Full why : Full.values()) {
            turnedAway.put(
                    why,
                    metrics.counter(
                            "herald_readers_turned_away_total",
                            "Readers that were told to come back later, by what was full",
                            "full",
                            why.name().toLowerCase(Locale.ROOT)));
        }
    }

    synchronized void open() {
        open = true;
    }

    synchronized void close() {
        open = false;
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** @return why the reader is turned away; empty when it is in, and must {@link #leave} once */
    synchronized Optional<Full> enter(String address, Subscription subscription) {
        Optional<Full> full = full(address, subscription);
        if (full.isPresent()) {
            turnedAway.get(full.get()).increment();
            return full;
        }
        all++;
        ofAddress.merge(address, 1, Integer::sum);
        subscription.topics().forEach(topic -> ofTopic.merge(topic, 1, Integer::sum));
        return full;
    }

    synchronized void leave(String address, Subscription subscription) {
        all--;
        ofAddress.computeIfPresent(address, (any, count) -> count == 1 ? null : count - 1);
        subscription
                .topics()
                .forEach(topic -> ofTopic.computeIfPresent(topic, (any, count) -> count == 1 ? null : count - 1));
    }

    private Optional<Full> full(String address, Subscription subscription) {
        if (!open) {
            return Optional.of(Full.STOPPING);
        }
        if (all >= limits.maxReaders()) {
            return Optional.of(Full.NODE);
        }
        if (ofAddress.getOrDefault(address, 0) >= limits.maxReadersPerAddress()) {
            return Optional.of(Full.ADDRESS);
        }
        boolean topicFull = subscription.topics().stream()
                .anyMatch(topic -> ofTopic.getOrDefault(topic, 0) >= limits.maxReadersPerTopic());
        return topicFull ? Optional.of(Full.TOPIC) : Optional.empty();
    }
}
