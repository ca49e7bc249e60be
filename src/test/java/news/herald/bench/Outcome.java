package news.herald.bench;

import java.util.List;

/** All that the benchmark found. Immutable. */
record Outcome(Setting setting, List<Comparison> comparisons, List<Tally> tallies) {

    Outcome {
        comparisons = List.copyOf(comparisons);
        tallies = List.copyOf(tallies);
    }

    /** Whether every reader of Herald got every event, once, in order, and kept its stream. */
    boolean heraldIsFaultless() {
        return tallies.stream()
                .filter(tally -> tally.contestant().equals(Contestant.HERALD))
                .allMatch(Tally::isFaultless);
    }
}
