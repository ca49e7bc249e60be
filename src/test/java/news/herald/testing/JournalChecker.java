package news.herald.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what a reader got with the truth, the journal in its order. Immutable; what it finds is a list of sentences,
 * empty when the reader got exactly the journal.
 */
public final class JournalChecker {

    /** One event, named by its id on the wire and by what it is about. */
    public record Entry(String id, String item) {

        /** The number after the id's last hyphen. */
        long sequence() {
            return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
        }
    }

    private final List<Entry> journal;
    private final Map<String, String> itemById = new HashMap<>();

    /** @param journal all that a reader should get, in order */
    public JournalChecker(List<Entry> journal) {
        this.journal = List.copyOf(journal);
        journal.forEach(entry -> itemById.put(entry.id(), entry.item()));
    }

    /** What is wrong with the journal itself: ids that do not ascend, or an item twice. */
    public List<String> faultsOfTheJournal() {
        List<String> faults = new ArrayList<>();
        outOfOrder(journal, faults);
        Set<String> items = new HashSet<>();
        for (Entry entry : journal) {
            if (!items.add(entry.item())) {
                faults.add("journalled twice: " + entry);
            }
        }
        return faults;
    }

    /** What is wrong with what a reader got that should have got everything. */
    public List<String> faultsOf(List<Entry> received) {
        List<String> faults = new ArrayList<>();
        outOfOrder(received, faults);
        Set<String> seen = new HashSet<>();
        for (Entry entry : received) {
            if (!seen.add(entry.id())) {
                faults.add("doubled: " + entry);
            } else if (!itemById.containsKey(entry.id())) {
                faults.add("unknown: " + entry);
            } else if (!itemById.get(entry.id()).equals(entry.item())) {
                faults.add("another item under the id: " + entry + " is " + itemById.get(entry.id()));
            }
        }
        for (Entry entry : journal) {
            if (!seen.contains(entry.id())) {
                faults.add("missing: " + entry);
            }
        }
        return faults;
    }

    private static void outOfOrder(List<Entry> entries, List<String> faults) {
        long last = -1;
        for (Entry entry : entries) {
            if (entry.sequence() < last) {
                faults.add("out of order: " + entry + " after " + last);
            }
            last = Math.max(last, entry.sequence());
        }
    }
}
