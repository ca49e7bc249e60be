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
        taken("rita", false, Letterbox.OF_ONE_OTHER);
        assertFull("rita", false);
        taken("rob", false, Letterbox.OF_OTHERS - Letterbox.OF_ONE_OTHER);
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
        for (int place = Letterbox.OF_ONE; place < Letterbox.OF_EDITORS; place++) {
            places.add(patient.enter("bert", true));
        }
        int more = 5;
        List<CompletableFuture<Void>> annas = crowd(patient, "anna", Letterbox.WAITING_OF_ONE + more);
        Awaitility.await().until(() -> refused.get() == more);
        // Who waits behind her finds room to wait all the same.
        List<CompletableFuture<Void>> carls =
                crowd(patient, "carl", Letterbox.WAITING - Letterbox.WAITING_OF_ONE + more);
        Awaitility.await().until(() -> refused.get() == 2 * more);
        places.forEach(Runnable::run);
        assertEquals(Letterbox.WAITING_OF_ONE, in(annas));
        assertEquals(Letterbox.WAITING - Letterbox.WAITING_OF_ONE, in(carls));
    }

    private List<CompletableFuture<Void>> crowd(Letterbox door, String caller, int many) {
        return Stream.generate(() -> CompletableFuture.runAsync(
                        () -> door.enter(caller, true).run(), threads))
                .limit(many)
                .toList();
    }

    private static long in(List<CompletableFuture<Void>> crowd) {
        return crowd.stream()
                .filter(one -> one.handle((done, failed) -> failed == null).join())
                .count();
    }
}
