package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import news.herald.broadcast.Replay.Part;
import news.herald.journal.EventId;
import news.herald.live.TopicName;

/**
 * Rows that are put and removed at random, and readers that read at random, each in its own way: whoever keeps up is given
 * each change, whoever is behind nothing that was superseded, and in the end all have the same table.
 */
class ConflationTest {

    private static final int STEPS = 400;
    private static final int KEYS = 5;
    private static final String GONE = "gone";
    private static final Set<TopicName> TOPICS = Set.of(new TopicName("scores"), new TopicName("politics"));

    private Ring ring;
    private Map<String, Long> newest;
    private Map<String, String> table;
    private long seq;

    /** One object is used for all tries of a property. */
    @BeforeTry
    void beginAnew() {
        ring = new Ring(1024, 1 << 24, new EventId("e", 0));
        newest = new HashMap<>();
        table = new HashMap<>();
        seq = 0;
    }

    /** How a reader reads. */
    private enum Manner {
        KEEPS_UP,
        BEHIND,
        NOW_THIS_NOW_THAT,
        POLLS
    }

    private final class TableReader {

        private final Manner manner;
        private final Map<String, String> seen;
        private final Map<String, Integer> versions = new HashMap<>();
        private long position;
        private long place;

        /** Begins with a snapshot. */
        TableReader(Manner manner) {
            this.manner = manner;
            seen = new HashMap<>(table);
            place = seq;
            position = ring.positionAfter(seq);
        }

        /** @return whether there was anything */
        boolean read(Group group, Replay replay, Random random) {
            if (manner == Manner.POLLS) {
                Part part = replay.after(group.subscription, new EventId("e", place))
                        .orElseThrow();
                take(part.events(), true);
                place = part.cursor().seq();
                return !part.events().isEmpty();
            }
            boolean behind = manner == Manner.BEHIND || manner == Manner.NOW_THIS_NOW_THAT && random.nextBoolean();
            Batch batch = group.from(position, behind);
            take(batch.events(), behind);
            position = batch.end();
            return !batch.isEmpty();
        }

        private void take(List<EncodedEvent> events, boolean behind) {
            for (EncodedEvent event : events) {
                assertTrue(event.place() > place, "twice, or out of order");
                if (manner == Manner.KEEPS_UP) {
                    assertEquals(place + 1, event.place(), "who keeps up is given each");
                }
                if (behind && event.conflates()) {
                    assertEquals(newest.get(event.item()), event.place(), "superseded when it was given");
                }
                place = event.place();
                if (event.conflates()) {
                    put(event.item(), event.getData().replace("\"", ""));
                }
            }
        }

        private void put(String key, String text) {
            if (text.equals(GONE)) {
                seen.remove(key);
            } else {
                int version = Integer.parseInt(text);
                Integer before = versions.put(key, version);
                assertTrue(before == null || before < version, "an older version after a newer");
                seen.put(key, text);
            }
        }
    }

    @Property(tries = 400)
    void whoeverReadsHoweverHasTheTableInTheEnd(@ForAll long seed) {
        Random random = new Random(seed);
        Group group = new Group(
                new Subscription(TOPICS, Subscription.Form.TYPED), ring, 1 + random.nextInt(1_000), new Shelf(1 << 20));
        Replay replay = new Replay(null, ring, 1 + random.nextInt(20));
        List<TableReader> readers = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) > 0) {
                write(random);
            } else if (readers.size() < 8) {
                readers.add(new TableReader(Manner.values()[readers.size() % Manner.values().length]));
            } else {
                readers.get(random.nextInt(readers.size())).read(group, replay, random);
            }
        }
        for (TableReader reader : readers) {
            while (reader.read(group, replay, random)) {}
            assertEquals(table, reader.seen, reader.manner.toString());
        }
    }

    private void write(Random random) {
        seq++;
        if (random.nextInt(4) == 0) {
            ring.append(Events.event(seq, "politics"));
            return;
        }
        String key = "row:" + random.nextInt(KEYS);
        boolean gone = random.nextInt(4) == 0;
        ring.append(Events.conflating(seq, "scores", key, gone ? GONE : Long.toString(seq)));
        newest.put(key, seq);
        if (gone) {
            table.remove(key);
        } else {
            table.put(key, Long.toString(seq));
        }
    }

    /** The same item in two topics: who reads one of them is told what was said last in that one. */
    @Example
    void whatIsSaidInAnotherTopicStandsForNothing() {
        ring.append(Events.conflating(1, "scores", "row", "1"));
        ring.append(Events.conflating(2, "politics", "row", "2"));
        Group scores = new Group(
                new Subscription(Set.of(new TopicName("scores")), Subscription.Form.TYPED),
                ring,
                1_000,
                new Shelf(1 << 20));
        assertEquals(1, scores.from(0, true).events().size());
    }

    /** What the ring knows of items goes with their events. */
    @Example
    void theNewestOfAnItemThatFellOutSupersedesNothing() {
        Ring small = new Ring(4, 1 << 24, new EventId("e", 0));
        IntStream.rangeClosed(1, 1_000)
                .forEach(number -> small.append(Events.conflating(number, "scores", "row:" + number, "1")));
        assertEquals(4, small.items());
        small.erase("row:1000", 1_001);
        assertEquals(3, small.items());
        small.restart(new EventId("e", 2_000));
        assertEquals(0, small.items());
    }
}
