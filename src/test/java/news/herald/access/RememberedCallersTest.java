package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.herald.accounts.Account;
import news.herald.accounts.Role;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RememberedCallersTest {

    private static final BasicCredentials RIGHT = new BasicCredentials("anna", "right");

    private final Map<String, Account> accounts = new HashMap<>();
    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger proofs = new AtomicInteger();
    private final RememberedCallers remembered =
            new RememberedCallers(name -> Optional.ofNullable(accounts.get(name)), clock::get);

    @BeforeEach
    void anna() {
        accounts.put("anna", new Account("anna", "hash of right", Set.of(Role.EDITOR)));
    }

    @Test
    void aProofIsPaidForOnceAMinute() {
        assertTrue(admitted());
        pass(Duration.ofSeconds(59));
        assertTrue(admitted());
        assertEquals(1, proofs.get());
        pass(Duration.ofSeconds(2));
        assertTrue(admitted());
        assertEquals(2, proofs.get());
    }

    @Test
    void aFailureIsNotRemembered() {
        BasicCredentials wrong = new BasicCredentials("anna", "wrong");
        assertEquals(Optional.empty(), remembered.find(wrong, failing()));
        assertEquals(Optional.empty(), remembered.find(wrong, failing()));
        assertEquals(2, proofs.get());
        assertEquals(0, remembered.size());
    }

    @Test
    void theSamePasswordUnderAnotherNameIsAnotherCaller() {
        assertTrue(admitted());
        assertEquals(Optional.empty(), remembered.find(new BasicCredentials("bert", "right"), failing()));
    }

    @Test
    void aChangedPasswordEndsTheOldOneWithinASecond() {
        assertTrue(admitted());
        accounts.put("anna", new Account("anna", "hash of another", Set.of(Role.EDITOR)));
        pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), remembered.find(RIGHT, failing()));
    }

    @Test
    void aRemovedAccountEndsWithinASecond() {
        assertTrue(admitted());
        accounts.clear();
        pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), remembered.find(RIGHT, failing()));
    }

    @Test
    void aNewRoleCountsWithinASecond() {
        assertTrue(admitted());
        accounts.put("anna", new Account("anna", accounts.get("anna").passwordHash(), Set.of(Role.OPERATOR)));
        pass(Duration.ofSeconds(1));
        assertTrue(remembered.find(RIGHT, failing()).orElseThrow().isInRole("operator"));
    }

    /** A proof takes a tenth of a second: what was read before it may be old by then. */
    @Test
    void whoChangedDuringTheProofIsLookedUpAgain() {
        Account before = accounts.get("anna");
        remembered.find(RIGHT, () -> {
            remembered.forget("anna");
            return Optional.of(before);
        });
        assertEquals(0, remembered.size());
        assertTrue(admitted());
        assertEquals(1, remembered.size());
    }

    @Test
    void itsMemoryIsBounded() {
        for (int i = 0; i < RememberedCallers.MOST * 2; i++) {
            String name = "user" + i;
            remembered.find(
                    new BasicCredentials(name, "p"), () -> Optional.of(new Account(name, "h", Set.of(Role.READER))));
        }
        assertEquals(RememberedCallers.MOST, remembered.size());
    }

    @Test
    void aRefusalDuringTheProofReachesTheCallerAndIsNotRemembered() {
        assertThrows(
                Refusal.class,
                () -> remembered.find(RIGHT, () -> {
                    throw Refusal.unavailable("busy");
                }));
        assertTrue(admitted());
    }

    @Test
    void ofManyAtOnceOnlyOnePaysForTheProof() throws Exception {
        int many = 20;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CountDownLatch started = new CountDownLatch(many);
        Supplier<Optional<Account>> slow = () -> {
            proofs.incrementAndGet();
            await(started);
            return Optional.of(accounts.get("anna"));
        };
        Stream<Future<Optional<Caller>>> results = IntStream.range(0, many)
                .mapToObj(i -> threads.submit(() -> {
                    started.countDown();
                    return remembered.find(RIGHT, slow);
                }))
                .toList()
                .stream();
        assertTrue(results.allMatch(result -> {
            try {
                return result.get(10, TimeUnit.SECONDS).isPresent();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }));
        threads.shutdown();
        assertEquals(1, proofs.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }

    private boolean admitted() {
        return remembered
                .find(RIGHT, () -> {
                    proofs.incrementAndGet();
                    return Optional.of(accounts.get("anna"));
                })
                .isPresent();
    }

    private Supplier<Optional<Account>> failing() {
        return () -> {
            proofs.incrementAndGet();
            return Optional.empty();
        };
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
