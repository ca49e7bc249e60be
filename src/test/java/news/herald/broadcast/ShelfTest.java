package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import news.herald.journal.EventId;
import news.herald.live.TopicName;
import org.junit.jupiter.api.Test;

/** As many groups as there are readers keep no more together than one lane may. */
class ShelfTest {

    private static final int MOST = 64 * 1024;
    private static final int BATCH = 16 * 1024;

    private final Ring ring = new Ring(1024, 1 << 24, new EventId("e", 0));
    private final Shelf shelf = new Shelf(MOST);

    ShelfTest() {
        for (int seq = 1; seq <= 400; seq++) {
            ring.append(Events.event(seq, "politics"));
        }
    }

    private Group group(int number) {
        TopicName other = new TopicName("other-" + number);
        Subscription subscription = new Subscription(Set.of(new TopicName("politics"), other), Subscription.Form.TYPED);
        return new Group(subscription, ring, BATCH, shelf);
    }

    @Test
    void whatAllGroupsKeepIsBounded() {
        List<Group> groups = new ArrayList<>();
        long made = 0;
        for (int number = 0; number < 300; number++) {
            Group group = group(number);
            groups.add(group);
            made += group.from(number, false).bytes().length;
            assertTrue(shelf.bytes() <= MOST, () -> shelf.bytes() + " bytes are kept");
        }
        assertTrue(made > 4 * MOST, "too little was made to show anything");
    }

    @Test
    void whatWasForgottenIsMadeAgainAlike() {
        Group first = group(0);
        Batch before = first.from(0, false);
        assertSame(before, first.from(0, false), "shared while it is kept");
        IntStream.range(1, 300).forEach(number -> group(number).from(number, false));
        Batch again = first.from(0, false);
        assertNotSame(before, again);
        assertEquals(List.of(before.bytes().length, before.end()), List.of(again.bytes().length, again.end()));
    }
}
