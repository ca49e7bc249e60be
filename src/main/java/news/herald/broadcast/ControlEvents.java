package news.herald.broadcast;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import news.herald.journal.EventId;
import news.herald.json.JsonP;
import news.herald.live.TopicName;

/**
 * The events that are about the stream itself: without id, so that the reader's cursor stays what it was. Stateless but
 * for its settings, so safe for use by many threads.
 */
public final class ControlEvents {

    private final Duration heartbeat;
    private final Duration retry;
    private final Duration stopping;

    /** @param stopping how long, after readers are sent away, somebody may answer who is not Herald */
    ControlEvents(Duration heartbeat, Duration retry, Duration stopping) {
        this.heartbeat = heartbeat;
        this.retry = retry;
        this.stopping = stopping;
    }

    /**
     * The first event of a stream: when to come back, where it begins, where the journal ends, how often it will be heard of.
     * When to come back differs from reader to reader, between half and two and a half times the usual: when all are cut off
     * at once, a listener could not take them all back in the same instant, and whom it passes over tries again after seconds
     * only; and an editor's request would stand in line behind all of theirs.
     *
     * <p>A reader that loses its stream before its first event would come back without an id, and miss what came meanwhile.
     * So it is told its place too.
     */
    byte[] hello(Subscription.Form form, EventId cursor, EventId head) {
        JsonObjectBuilder data = JsonP.PROVIDER
                .createObjectBuilder()
                .add("cursor", cursor.toString())
                .add("head", head.toString());
        if (heartbeat.toMillis() % 1000 == 0) {
            data.add("heartbeat", heartbeat.toSeconds());
        } else {
            data.add("heartbeat", heartbeat.toMillis() / 1000.0);
        }
        return join(retryBetween(0.5, 2.5, Duration.ZERO), event(form, "hello", data), SseEncoder.place(cursor));
    }

    byte[] heartbeat(Subscription.Form form, EventId head) {
        // Put together by hand: an id needs no escaping, and a node sends hundreds of these a second.
        return event(form, "heartbeat", "{\"cursor\":\"" + head + "\"}");
    }

    /**
     * The cursor could not be honoured: what the reader shows may lack something until it fetches the snapshot. It comes
     * back with this cursor, not with the one that is void.
     */
    byte[] reset(Subscription subscription, EventId cursor, ResetReason reason) {
        JsonObjectBuilder data = JsonP.PROVIDER
                .createObjectBuilder()
                .add("cursor", cursor.toString())
                .add("reason", reason.label());
        if (subscription.toAll()) {
            data.add("snapshot", "/api/topics");
        } else if (subscription.topics().size() == 1) {
            data.add("snapshot", snapshot(subscription.topics().iterator().next()));
        } else {
            JsonArrayBuilder snapshots = JsonP.PROVIDER.createArrayBuilder();
            new TreeSet<>(subscription.topics()).forEach(topic -> snapshots.add(snapshot(topic)));
            data.add("snapshot", "/api/topics").add("snapshots", snapshots);
        }
        return join(event(subscription.form(), "reset", data), SseEncoder.place(cursor));
    }

    /**
     * No place for another reader. It comes back by itself, at a time of its own, not all at once.
     *
     * @param stops whether the node does
     * @param turn how long it should stay away in any case
     */
    byte[] busy(Subscription.Form form, boolean stops, Duration turn) {
        return join(
                stops ? farewell() : retryBetween(1, 4, turn),
                event(form, "busy", JsonP.PROVIDER.createObjectBuilder().add("reason", "capacity")));
    }

    /**
     * Tells a reader when to come back before its stream is ended, because the node stops: one to four times the usual after
     * that is done. For a while the server still listens and has no Herald any more, and at its answer, 404 or 503, a
     * browser's reader would give up for good.
     */
    byte[] farewell() {
        return retryBetween(1, 4, stopping);
    }

    /** Each at a time of its own, in multiples of the usual. */
    private byte[] retryBetween(double least, double most, Duration after) {
        double usual = retry.toMillis() * ThreadLocalRandom.current().nextDouble(least, most);
        return SseEncoder.retry(after.toMillis() + Math.round(usual));
    }

    /** An event that an application made by the JAX-RS interfaces. */
    byte[] encode(OutboundSseEvent event, Subscription.Form form) {
        if (event instanceof EncodedEvent encoded) {
            return encoded.bytes(form);
        }
        String name = Optional.ofNullable(event.getName()).orElse("message");
        String data = text(event.getData());
        return form == Subscription.Form.TYPED
                ? SseEncoder.event(SseEncoder.head(event.getId(), name), SseEncoder.oneLine(data))
                : SseEncoder.message(Optional.empty(), Optional.empty(), name, data);
    }

    /** The JSON of an event's data: JSON as it is, anything else as a string. */
    static String text(Object data) {
        if (data == null) {
            return "null";
        }
        return data instanceof JsonValue || data instanceof String
                ? data.toString()
                : JsonP.PROVIDER.createValue(data.toString()).toString();
    }

    private static String snapshot(TopicName topic) {
        return "/api/topics/" + topic;
    }

    private static byte[] event(Subscription.Form form, String name, JsonObjectBuilder data) {
        return event(form, name, data.build().toString());
    }

    private static byte[] event(Subscription.Form form, String name, String json) {
        return form == Subscription.Form.TYPED
                ? SseEncoder.event(SseEncoder.head(null, name), json)
                : SseEncoder.message(Optional.empty(), Optional.empty(), name, json);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
