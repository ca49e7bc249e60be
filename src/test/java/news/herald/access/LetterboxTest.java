package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import news.herald.problem.Refusal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LetterboxTest {

    private final AtomicInteger refused = new AtomicInteger();
    private final Letterbox letterbox = new Letterbox(refused::incrementAndGet, Duration.ofMillis(10));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private List<Runnable> taken(String caller, boolean editor, int places) {
        List<Runnable> taken = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            taken.add(letterbox.enter(caller, editor));
        }
        return taken;
    }

    private void assertFull(String caller, boolean editor) {
        assertEquals(
                503,
                assertThrows(Refusal.class, () -> letterbox.enter(caller, editor))
                        .status());
    }

    @Test
    void oneAccountLeavesPlacesToOthers() {
        List<Runnable> mine = taken("anna", true, Letterbox.OF_ONE);
        assertFull("anna", true);
        taken("bert", true, Letterbox.OF_EDITORS - Letterbox.OF_ONE);
        assertFull("carl", true);
        mine.get(0).run();
        letterbox.enter("carl", true);
    }

    @Test
    void whoOnlyReadsTakesNoPlaceFromEditors() {
        taken("rita", false, Letterbox.OF_OTHERS);
        assertFull("ruth", false);
        letterbox.enter("anna", true);
    }

    @Test
    void whoeverWaitsHasTheNextPlaceAndNotAnyNumberWaits() {
        Letterbox patient = new Letterbox(refused::incrementAndGet, Duration.ofMinutes(1));
        List<Runnable> places = new ArrayList<>();
        for (int place = 0; place < Letterbox.OF_ONE; place++) {
            places.add(patient.enter("anna", true));
        }
        int more = 5;
        List<CompletableFuture<Void>> crowd = Stream.generate(() -> CompletableFuture.runAsync(
                        () -> patient.enter("anna", true).run(), threads))
                .limit(Letterbox.WAITING + more)
                .toList();
        Awaitility.await().until(() -> refused.get() == more);
        patient.enter("bert", true).run();
        places.forEach(Runnable::run);
        long in = crowd.stream()
                .filter(one -> one.handle((done, failed) -> failed == null).join())
                .count();
        assertEquals(Letterbox.WAITING, in);
    }
}
