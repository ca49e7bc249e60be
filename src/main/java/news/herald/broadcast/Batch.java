package news.herald.broadcast;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * What a reader is given in one write, shared by all that stand at the same place. Immutable; nobody may write into the
 * bytes.
 *
 * @param events those in it, in order; none when nothing on the way was asked for
 * @param bytes all of them, encoded
 * @param end the ring's position after it; meaningless for a batch from the journal
 * @param place the place in the journal up to which a reader has everything once it was written
 */
record Batch(List<EncodedEvent> events, byte[] bytes, long end, long place) {

    private static final byte[] NOTHING = {};

    static Batch of(List<EncodedEvent> events, Subscription.Form form, long end, long place) {
        return new Batch(List.copyOf(events), join(events, form), end, place);
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    private static byte[] join(List<EncodedEvent> events, Subscription.Form form) {
        if (events.isEmpty()) {
            return NOTHING;
        }
        if (events.size() == 1) {
            return events.get(0).bytes(form);
        }
        int size = 0;
        for (EncodedEvent event : events) {
            size += event.bytes(form).length;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream(size);
        for (EncodedEvent event : events) {
            joined.writeBytes(event.bytes(form));
        }
        return joined.toByteArray();
    }
}
