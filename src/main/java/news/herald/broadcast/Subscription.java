package news.herald.broadcast;

import java.util.Set;
import news.herald.live.TopicName;

/**
 * What a reader asked for. Readers with equal subscriptions and the same cursor are given the same bytes. Immutable.
 *
 * @param topics the topics, or none for all that everybody may read
 */
public record Subscription(Set<TopicName> topics, Form form) {

    /** How events are framed. */
    public enum Form {
        /** Each under its own event name. */
        TYPED,
        /** All under the default name, for clients that only have {@code onmessage}. */
        MESSAGE
    }

    public Subscription {
        topics = Set.copyOf(topics);
    }

    public boolean toAll() {
        return topics.isEmpty();
    }

    boolean wants(EncodedEvent event) {
        return event.topic() != null && (toAll() ? event.everybodys() : topics.contains(event.topic()));
    }
}
