package news.herald.journal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of an event, and so a reader's cursor: the epoch in which it was given and its place in the one order of the
 * journal. On the wire {@code EPOCH-SEQ}, at most 32 characters of {@code a-z0-9-}, because a longer or odder
 * {@code Last-Event-ID} makes browsers ask for permission first (Fetch, CORS-unsafe request-header names). Immutable.
 *
 * @param epoch one to 12 of {@code a-z0-9}
 * @param seq from 0, which is before the first event
 */
public record EventId(String epoch, long seq) {

    private static final Pattern FORM = Pattern.compile("([a-z0-9]{1,12})-([0-9]{1,19})");

    /** Empty when the text is not an id: what then to do is the caller's choice, an error it is not. */
    public static Optional<EventId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EventId(matcher.group(1), Long.parseLong(matcher.group(2))));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return epoch + "-" + seq;
    }
}
