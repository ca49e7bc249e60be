package news.herald.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;

class DarkroomTest {

    @Test
    void whoComesWhenItIsFullIsToldToComeBackAndLetInOnceSomebodyLeft() throws InterruptedException {
        Darkroom darkroom = new Darkroom(Duration.ofMillis(50));
        ExecutorService editors = Executors.newCachedThreadPool();
        CountDownLatch inside = new CountDownLatch(Darkroom.UPLOADS);
        CountDownLatch end = new CountDownLatch(1);
        try {
            List<CompletableFuture<String>> uploads = IntStream.range(0, Darkroom.UPLOADS)
                    .mapToObj(number ->
                            CompletableFuture.supplyAsync(() -> darkroom.admit(() -> done(inside, end)), editors))
                    .toList();
            inside.await();
            assertEquals(
                    503,
                    assertThrows(Refusal.class, () -> darkroom.admit(() -> "in"))
                            .status());
            end.countDown();
            uploads.forEach(CompletableFuture::join);
            assertEquals("in", darkroom.admit(() -> "in"));
        } finally {
            end.countDown();
            editors.shutdown();
        }
    }

    @Test
    void manyMayBeOnTheirWayButNotAnyNumber() throws InterruptedException {
        Darkroom darkroom = new Darkroom(Duration.ofMillis(50));
        ExecutorService editors = Executors.newCachedThreadPool();
        CountDownLatch inside = new CountDownLatch(Darkroom.RECEIVED - 1);
        CountDownLatch end = new CountDownLatch(1);
        try {
            List<CompletableFuture<String>> slow = IntStream.range(0, Darkroom.RECEIVED - 1)
                    .mapToObj(number ->
                            CompletableFuture.supplyAsync(() -> darkroom.receive(() -> done(inside, end)), editors))
                    .toList();
            inside.await();
            assertEquals(
                    503,
                    darkroom.receive(() ->
                            darkroom.admit(() -> assertThrows(Refusal.class, () -> darkroom.receive(() -> "in"))
                                    .status())));
            end.countDown();
            slow.forEach(CompletableFuture::join);
        } finally {
            end.countDown();
            editors.shutdown();
        }
    }

    @Test
    void aRefusedUploadLeavesItsPlace() {
        Darkroom darkroom = new Darkroom(Duration.ofMillis(50));
        for (int upload = 0; upload <= Darkroom.UPLOADS; upload++) {
            Upload damaged = new Upload(new byte[] {1, 2, 3}, Kind.PNG, "");
            assertEquals(
                    422,
                    assertThrows(Refusal.class, () -> darkroom.admit(() -> darkroom.develop(damaged)))
                            .status());
        }
    }

    private static String done(CountDownLatch inside, CountDownLatch end) {
        inside.countDown();
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return "done";
    }
}
