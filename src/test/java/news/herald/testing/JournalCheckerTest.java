package news.herald.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import news.herald.testing.JournalChecker.Entry;
import org.junit.jupiter.api.Test;

class JournalCheckerTest {

    private final List<Entry> journal =
            IntStream.rangeClosed(1, 9).mapToObj(JournalCheckerTest::entry).toList();
    private final List<Entry> received = new ArrayList<>(journal);
    private final JournalChecker checker = new JournalChecker(journal);

    @Test
    void theJournalItselfIsFaultless() {
        assertEquals(List.of(), checker.faultsOf(received));
        assertEquals(List.of(), checker.faultsOfTheJournal());
    }

    @Test
    void aMissingEventIsReported() {
        received.remove(4);
        assertEquals(List.of("missing: Entry[id=k-5, item=item-5]"), checker.faultsOf(received));
    }

    @Test
    void theLastEventMissingIsReported() {
        received.remove(8);
        assertEquals(List.of("missing: Entry[id=k-9, item=item-9]"), checker.faultsOf(received));
    }

    @Test
    void aReaderThatGotNothingMissedAll() {
        assertEquals(9, checker.faultsOf(List.of()).size());
    }

    @Test
    void aDoubledEventIsReported() {
        received.add(5, entry(5));
        assertEquals(List.of("doubled: Entry[id=k-5, item=item-5]"), checker.faultsOf(received));
    }

    @Test
    void twoEventsInTheWrongOrderAreReported() {
        received.set(3, entry(5));
        received.set(4, entry(4));
        assertEquals(List.of("out of order: Entry[id=k-4, item=item-4] after 5"), checker.faultsOf(received));
    }

    @Test
    void anEventThatWasNeverJournalledIsReported() {
        received.add(entry(10));
        assertEquals(List.of("unknown: Entry[id=k-10, item=item-10]"), checker.faultsOf(received));
    }

    @Test
    void anotherItemUnderAKnownIdIsReported() {
        received.set(2, new Entry("k-3", "forged"));
        assertEquals(
                List.of("another item under the id: Entry[id=k-3, item=forged] is item-3"), checker.faultsOf(received));
    }

    @Test
    void aJournalThatHoldsAnItemTwiceIsReported() {
        received.add(new Entry("k-10", "item-1"));
        assertEquals(
                List.of("journalled twice: Entry[id=k-10, item=item-1]"),
                new JournalChecker(received).faultsOfTheJournal());
    }

    private static Entry entry(int number) {
        return new Entry("k-" + number, "item-" + number);
    }
}
