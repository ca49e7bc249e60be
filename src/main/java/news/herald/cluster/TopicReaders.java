package news.herald.cluster;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import news.herald.json.JsonP;
import news.herald.live.TopicName;

/**
 * How many follow each topic. Immutable.
 *
 * @param counts the most read topic first
 */
record TopicReaders(Map<TopicName, Long> counts) {

    private static final Comparator<Map.Entry<TopicName, Long>> MOST_READ_FIRST =
            Map.Entry.<TopicName, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    static TopicReaders of(Map<TopicName, ? extends Number> counts) {
        return sorted(counts, Integer.MAX_VALUE);
    }

    /** @param most topics at most, those that are read most */
    static TopicReaders mostRead(Map<TopicName, ? extends Number> counts, int most) {
        return sorted(counts, most);
    }

    private static TopicReaders sorted(Map<TopicName, ? extends Number> counts, int most) {
        Map<TopicName, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().longValue()))
                .sorted(MOST_READ_FIRST)
                .limit(most)
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return new TopicReaders(Collections.unmodifiableMap(sorted));
    }

    static TopicReaders sum(Collection<TopicReaders> all) {
        Map<TopicName, Long> sums = new HashMap<>();
        all.forEach(one -> one.counts.forEach((topic, count) -> sums.merge(topic, count, Long::sum)));
        return of(sums);
    }

    JsonObject json() {
        JsonObjectBuilder members = JsonP.PROVIDER.createObjectBuilder();
        counts.forEach((topic, count) -> members.add(topic.value(), count));
        return members.build();
    }

    /** @throws RuntimeException when it is no such object */
    static TopicReaders parse(JsonObject json) {
        Map<TopicName, Long> counts = new HashMap<>();
        json.forEach((topic, count) -> counts.put(new TopicName(topic), ((JsonNumber) count).longValue()));
        return of(counts);
    }
}
