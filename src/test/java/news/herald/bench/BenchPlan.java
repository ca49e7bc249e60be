package news.herald.bench;

import java.time.Duration;

/**
 * How much is measured. Immutable.
 *
 * @param rounds of each server and scenario
 * @param readers who get the events
 * @param idleReaders who only hold their streams, for the heap
 * @param warmUps bursts to each server before the first round
 */
record BenchPlan(int rounds, int readers, int idleReaders, int warmUps) {

    /** Below the 256 events that Payara's broadcaster keeps for a reader, so that warming up loses none. */
    private static final Scenario WARM_UP = new Scenario("warm-up", 200, Duration.ZERO);

    static final int WARM_READERS = 200;

    BenchPlan {
        if (rounds < 1 || readers < 1 || idleReaders < 1 || warmUps < 0) {
            throw new IllegalArgumentException("there must be something to measure: " + rounds + " rounds, " + readers
                    + " readers, " + idleReaders + " idle readers, " + warmUps + " bursts to warm up");
        }
    }

    static BenchPlan fromProperties() {
        return new BenchPlan(
                Integer.getInteger("bench.rounds", 3),
                Integer.getInteger("bench.readers", 1_000),
                Integer.getInteger("bench.idleReaders", 2_000),
                Integer.getInteger("bench.warmUps", 20));
    }

    /** One publisher, as fast as it is answered. */
    Scenario burst() {
        return new Scenario("burst", 400, Duration.ZERO);
    }

    /** 20 events a second for ten seconds. */
    Scenario paced() {
        return new Scenario("paced", 200, Duration.ofMillis(50));
    }

    Scenario warmUp() {
        return WARM_UP;
    }
}
