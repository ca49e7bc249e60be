package news.herald.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On rounds as a busy machine makes them: each faster or slower as a whole, some with a pause in them. */
class PairedRoundsTest {

    private static final int PAIRS = 20;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void roundsOfOneKindAreNotCalledSlower(int seed) {
        PairedRounds.Ratio ratio = pairs(new Random(seed), 1.0);
        assertFalse(ratio.isSurelyAbove(1.10), ratio::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void roundsThatAreAThirdSlowerAreFound(int seed) {
        PairedRounds.Ratio ratio = pairs(new Random(seed), 1.34);
        assertTrue(ratio.isSurelyAbove(1.10), ratio::toString);
        assertFalse(ratio.isSurelyAtMost(1.10), ratio::toString);
    }

    @Test
    void onePauseOfTheMachineDoesNotDecide() {
        PairedRounds rounds = new PairedRounds(0.99);
        for (int pair = 0; pair < PAIRS; pair++) {
            rounds.add(round(new Random(pair), 1, pair == 0 ? 10 : 0), round(new Random(pair), 1, 0));
        }
        assertTrue(rounds.ratio().isSurelyAtMost(1.10), () -> rounds.ratio().toString());
    }

    private static PairedRounds.Ratio pairs(Random random, double slower) {
        PairedRounds rounds = new PairedRounds(0.99);
        for (int pair = 0; pair < PAIRS; pair++) {
            double machine = Math.exp(0.1 * random.nextGaussian());
            rounds.add(round(random, machine * slower, pause(random)), round(random, machine, pause(random)));
        }
        return rounds.ratio();
    }

    /** In a sixth of the rounds four events wait for something else on the machine, in another sixth one. */
    private static int pause(Random random) {
        return new int[] {0, 0, 0, 0, 1, 4}[random.nextInt(6)];
    }

    /** 150 events to 200 readers: the last reader of an event waits for the others' writes. */
    private static LatencyHistogram round(Random random, double speed, int paused) {
        LatencyHistogram latencies = new LatencyHistogram();
        double round = speed * Math.exp(0.05 * random.nextGaussian());
        for (int event = 0; event < 150; event++) {
            double fanOut = 10e6 * round * Math.exp(0.25 * random.nextGaussian()) + (event < paused ? 100e6 : 0);
            for (int reader = 1; reader <= 200; reader++) {
                latencies.record((long) (fanOut * (0.5 + reader / 200.0)));
            }
        }
        return latencies;
    }
}
