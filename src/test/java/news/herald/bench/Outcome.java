package news.herald.bench;

import java.util.List;

/** All that the benchmark found. Immutable. */
record Outcome(Setting setting, List<Comparison> comparisons, List<Account> accounts) {

    Outcome {
        comparisons = List.copyOf(comparisons);
        accounts = List.copyOf(accounts);
    }

    /** Whether every reader of Herald got every event, once, in order, and kept its stream. */
    boolean heraldIsFaultless() {
        return tally(Contestant.HERALD).isFaultless();
    }

    /** Of all scenarios, warming up included. */
    Tally tally(String contestant) {
        return accounts.stream()
                .filter(account -> account.contestant().equals(contestant))
                .map(Account::tally)
                .reduce(Tally.NONE, Tally::plus);
    }
}
