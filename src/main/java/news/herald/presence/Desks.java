package news.herald.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The desks that said something to this node of late. One that ends without a word is forgotten after {@link #LASTS}; one
 * that says it has no item any more is kept as long, so that what it said to another node before counts no more. Safe for
 * use by many threads.
 */
final class Desks {

    /** A desk says it again every ten seconds, one that nobody sees once a minute: browsers let its timers run no oftener. */
    static final Duration LASTS = Duration.ofSeconds(90);

    /** They travel with the node's report, each some 160 characters. One more is not told of. */
    static final int MOST = 100;

    private record Heard(Attendee attendee, long at) {}

    private final LongSupplier nanoTime;
    private final Map<String, Heard> desks = new HashMap<>();

    Desks(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param name of the account that says so: nobody speaks for another's desk */
    synchronized void hear(String name, Announcement said, Instant now) {
        forget();
        String key = name + ' ' + said.desk();
        Heard before = desks.get(key);
        if (before != null && before.attendee().turn() > said.turn()) {
            return;
        }
        if (before == null && desks.size() >= MOST) {
            return;
        }
        boolean same = before != null && before.attendee().item().equals(said.item());
        Instant since = same ? before.attendee().since() : now;
        Attendee attendee = new Attendee(name, said.desk(), said.turn(), said.item(), since);
        desks.put(key, new Heard(attendee, nanoTime.getAsLong()));
    }

    synchronized List<Attendee> all() {
        forget();
        return desks.values().stream().map(Heard::attendee).toList();
    }

    private void forget() {
        long now = nanoTime.getAsLong();
        desks.values().removeIf(heard -> now - heard.at() > LASTS.toNanos());
    }
}
