package news.herald.broadcast;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Visits the readers of a lane in turn, a few at a time, so that heartbeats are spread over their interval and no tick is
 * longer than the others. Owned by the lane's thread.
 */
final class Sweep {

    private static final long TICK = 50_000_000L;

    /** After the first write to a connection whose other end is gone, before the second, which fails. */
    private static final long ANSWER = 1_000_000_000L;

    private final Readership readership;
    private final long heartbeat;
    private final long stall;
    private final long period;
    private int hand;
    private int look;
    private long lookAgainAt;
    private long lastTick = System.nanoTime();

    Sweep(Readership readership, Duration heartbeat, Duration stall) {
        this.readership = readership;
        this.heartbeat = heartbeat.toNanos();
        this.stall = stall.toNanos();
        this.period = Math.max(TICK, Math.min(this.heartbeat / 16, this.stall / 8));
    }

    /** Who joins now needs no look at. */
    void joined(Reader reader, long now) {
        reader.heartbeatAt = now + heartbeat;
        reader.look = look;
    }

    /**
     * Everybody is given a heartbeat at the next visit, and one more a moment later: the dead are found by the second. Their
     * usual heartbeats stay as spread as they were.
     */
    void hurry(long now) {
        look++;
        lookAgainAt = now + ANSWER;
    }

    long pauseNanos() {
        return TICK;
    }

    /**
     * Visits those whose turn it is.
     *
     * @param beat what to do with a reader that is due a heartbeat
     * @param stalled what to do with one that took nothing for too long
     */
    void due(long now, Consumer<Reader> beat, Consumer<Reader> stalled) {
        long passed = now - lastTick;
        if (passed < TICK) {
            return;
        }
        lastTick = now;
        endSilence(now, stalled);
        if (lookAgainAt != 0 && now - lookAgainAt >= 0) {
            lookAgainAt = 0;
            look++;
        }
        List<Reader> readers = readership.readers();
        long share = (readers.size() * Math.min(passed, period) + period - 1) / period;
        for (long visit = Math.min(share, readers.size()); visit > 0 && !readers.isEmpty(); visit--) {
            hand = hand + 1 < readers.size() ? hand + 1 : 0;
            visit(readers.get(hand), now, beat, stalled);
        }
    }

    /** A stream of which the server never said that it takes something is ended: its reader asks again. */
    private void endSilence(long now, Consumer<Reader> stalled) {
        Optional<Reader> first = readership.firstExpected();
        while (first.isPresent() && now - first.get().waitingSince > stall) {
            stalled.accept(first.get());
            first = readership.firstExpected();
        }
    }

    private void visit(Reader reader, long now, Consumer<Reader> beat, Consumer<Reader> stalled) {
        if (reader.waitingSince != 0) {
            if (now - reader.waitingSince > stall) {
                stalled.accept(reader);
            }
        } else if (now - reader.heartbeatAt >= 0) {
            // From the due time on, so that the spread stays; after a long pause from now on.
            reader.heartbeatAt += heartbeat;
            if (now - reader.heartbeatAt >= 0) {
                reader.heartbeatAt = now + heartbeat;
            }
            beat.accept(reader);
        } else if (reader.look != look) {
            reader.look = look;
            beat.accept(reader);
        }
    }
}
