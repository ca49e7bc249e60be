package news.herald.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import news.herald.config.Rate;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private static final int AT_ONCE = 5;

    private long now = ThreadLocalRandom.current().nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
    private final TokenBuckets buckets = new TokenBuckets(new Rate(AT_ONCE, 2), () -> now);

    private int taken(String caller, int tries) {
        return (int) IntStream.range(0, tries)
                .filter(number -> buckets.take(caller).isZero())
                .count();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void soManyAtOnceAndThenOneEachTime() {
        assertEquals(AT_ONCE, taken("anna", 100));
        assertEquals(Duration.ofMillis(500), buckets.take("anna"));
        pass(Duration.ofMillis(499));
        assertEquals(Duration.ofMillis(1), buckets.take("anna"));
        pass(Duration.ofMillis(1));
        assertEquals(1, taken("anna", 100));
        pass(Duration.ofSeconds(2));
        assertEquals(4, taken("anna", 100));
    }

    @Test
    void whoIsRefusedNeedNotWaitLongerForHavingAsked() {
        taken("anna", 1_000);
        assertEquals(Duration.ofMillis(500), buckets.untilNext("anna"));
    }

    @Test
    void aBucketNeverHoldsMoreThanItCan() {
        taken("anna", 3);
        pass(Duration.ofDays(400));
        assertEquals(AT_ONCE, taken("anna", 100));
    }

    @Test
    void nobodyTakesFromSomebodyElses() {
        taken("anna", 100);
        assertEquals(AT_ONCE, taken("bert", 100));
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        taken("anna", 100);
        buckets.giveBack("anna");
        assertEquals(1, taken("anna", 100));
        buckets.giveBack("bert");
        assertEquals(AT_ONCE, taken("bert", 100), "and no more than fits in");
    }

    @Test
    void oneIsFullAgainAfterAsLongAsItsTokensTake() {
        assertEquals(Duration.ZERO, buckets.untilFull("anna"));
        taken("anna", 100);
        assertEquals(Duration.ofMillis(2_500), buckets.untilFull("anna"));
        pass(Duration.ofSeconds(1));
        assertEquals(Duration.ofMillis(1_500), buckets.untilFull("anna"));
    }

    @Test
    void withoutALimitNobodyWaits() {
        TokenBuckets free = new TokenBuckets(Rate.UNLIMITED, () -> now);
        for (int number = 0; number < 100_000; number++) {
            assertTrue(free.take("anna").isZero());
        }
        assertEquals(Duration.ZERO, free.untilFull("anna"));
    }

    /** Whoever comes from ever new addresses finds a full bucket at each anyway, and frees nobody who is refused. */
    @Test
    void whoKeepsAskingIsNotForgottenForCrowdsThatAskOnce() {
        taken("anna", 100);
        for (int stranger = 0; stranger < 3 * TokenBuckets.REMEMBERED; stranger++) {
            assertTrue(buckets.take("stranger " + stranger).isZero());
            if (stranger % 1_000 == 0) {
                assertFalse(buckets.take("anna").isZero(), "after " + stranger + " strangers");
            }
        }
        for (int stranger = 0; stranger < TokenBuckets.REMEMBERED; stranger++) {
            buckets.take("another " + stranger);
        }
        assertTrue(buckets.take("anna").isZero(), "who did not ask for so long is forgotten, or memory had no bound");
    }

    @Test
    void manyAtOnceAreNotMore() throws Exception {
        TokenBuckets shared = new TokenBuckets(new Rate(1_000, 1), () -> now);
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService all = Executors.newFixedThreadPool(threads);
        try {
            Callable<Integer> taker = () -> {
                together.await();
                int taken = 0;
                for (int number = 0; number < 1_000; number++) {
                    taken += shared.take("anna").isZero() ? 1 : 0;
                }
                return taken;
            };
            int taken = 0;
            for (Future<Integer> one : all.invokeAll(List.of(taker, taker, taker, taker, taker, taker, taker, taker))) {
                taken += one.get();
            }
            assertEquals(1_000, taken);
        } finally {
            all.shutdownNow();
        }
    }
}
