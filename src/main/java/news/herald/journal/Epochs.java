package news.herald.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The epochs of a journal. Every start of a node opens one, at the place where the journal then ends, so that an id
 * tells not only where it stands but in which history: when a backup is restored, the ids that were given after it was
 * taken belong to an epoch that is unknown now, or lie behind the end of theirs, and are not honoured. Immutable.
 */
public final class Epochs {

    /** Ends the name of an epoch that is void; no id that anybody brings has it. */
    static final String VOID = "~";

    private record Span(long first, long end) {}

    private final Map<String, Span> spans = new LinkedHashMap<>();

    /** Of a history of which nothing is known. */
    static final Epochs NONE = new Epochs(new LinkedHashMap<>());

    /** @param firsts the first place of each epoch, in the order in which they were opened */
    Epochs(LinkedHashMap<String, Long> firsts) {
        String open = null;
        for (Map.Entry<String, Long> next : firsts.entrySet()) {
            if (open != null) {
                spans.put(open, new Span(firsts.get(open), next.getValue()));
            }
            open = next.getKey();
        }
        if (open != null) {
            spans.put(open, new Span(firsts.get(open), Long.MAX_VALUE));
        }
    }

    public boolean knows(String epoch) {
        return spans.containsKey(epoch);
    }

    /**
     * The newest epoch that another history has too: the one that was open when they parted, so that ids of it may have
     * been given in both. Empty when it is void there already.
     */
    Optional<String> parting(Epochs other) {
        Optional<String> found = Optional.empty();
        for (String epoch : spans.keySet()) {
            if (other.knows(epoch)) {
                found = Optional.of(epoch);
            } else if (other.knows(epoch + VOID)) {
                found = Optional.empty();
            }
        }
        return found.filter(epoch -> !epoch.endsWith(VOID));
    }

    /**
     * Whether an id was, or will be, given in this history. An epoch ends where the next begins; the place before its
     * first is the cursor of a reader that came before its first event.
     */
    public boolean honours(EventId id) {
        Span span = spans.get(id.epoch());
        return span != null && id.seq() >= span.first() - 1 && id.seq() < span.end();
    }
}
