package news.herald.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import news.herald.ninjs.PictureName;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentPhotosTest {

    private static final PictureName NAME = new PictureName("0mi3a7k2v9x8c7b6n5m4q");
    private static final PictureName OTHER = new PictureName("0mi3a7k2v000000000000");
    private static final int CROWD = 64;

    private final ExecutorService readers = Executors.newFixedThreadPool(CROWD);
    private final AtomicInteger reads = new AtomicInteger();
    private final RecentPhotos recent = new RecentPhotos(Duration.ofSeconds(30));

    @AfterEach
    void end() {
        readers.shutdownNow();
    }

    @Test
    void aCrowdAtOnePathReadsTheDatabaseOnce() {
        List<CompletableFuture<Photo>> crowd = crowd(number -> recent.find(NAME, "w960.jpg", () -> read(1_000)));
        Photo first = crowd.get(0).join();
        crowd.forEach(one -> assertSame(first, one.join()));
        assertEquals(1, reads.get());
    }

    @Test
    void aCrowdAtManyPathsReadsThemAFewAtATime() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        crowd(number -> recent.find(NAME, "w" + number + ".jpg", () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Photo photo = read(1_000);
                    inside.decrementAndGet();
                    return photo;
                }))
                .forEach(CompletableFuture::join);
        assertEquals(CROWD, reads.get());
        assertTrue(most.get() <= RecentPhotos.READS, () -> most + " at once");
    }

    @Test
    void whoWaitsTooLongIsToldToComeBackAndTheNextOneIsServed() throws InterruptedException {
        RecentPhotos impatient = new RecentPhotos(Duration.ofMillis(50));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Photo> slow = CompletableFuture.supplyAsync(
                () -> impatient.find(NAME, "w960.jpg", () -> {
                    asked.countDown();
                    await(end);
                    return read(1_000);
                }),
                readers);
        assertTrue(asked.await(30, TimeUnit.SECONDS));
        Supplier<Photo> never = () -> read(1_000);
        assertEquals(
                503,
                assertThrows(Refusal.class, () -> impatient.find(NAME, "w960.jpg", never))
                        .status());
        end.countDown();
        assertSame(slow.join(), impatient.find(NAME, "w960.jpg", never));
        assertEquals(1, reads.get());
    }

    @Test
    void whatFailedIsReadAgain() {
        Supplier<Photo> failing = () -> {
            throw Pictures.unknown();
        };
        assertThrows(Refusal.class, () -> recent.find(NAME, "w960.jpg", failing));
        recent.find(NAME, "w960.jpg", () -> read(1_000));
        assertEquals(1, reads.get());
    }

    @Test
    void theLargestPrintsAreKeptAndWhatWasAskedForLongAgoIsNot() {
        int room = RecentPhotos.MOST_BYTES / Encoding.MOST_BYTES;
        assertTrue(room >= 2 * RecentPhotos.READS);
        for (int number = 0; number <= room; number++) {
            recent.find(NAME, "w" + number + ".png", () -> read(Encoding.MOST_BYTES));
        }
        recent.find(NAME, "w" + room + ".png", () -> read(Encoding.MOST_BYTES));
        assertEquals(room + 1, reads.get());
        recent.find(NAME, "w0.png", () -> read(Encoding.MOST_BYTES));
        assertEquals(room + 2, reads.get());
    }

    @Test
    void whatWasErasedIsForgottenInAllItsSizes() {
        for (PictureName name : List.of(NAME, OTHER)) {
            for (String rendition : List.of("w960.jpg", "w320.jpg")) {
                recent.find(name, rendition, () -> read(1_000));
            }
        }
        recent.forget(NAME);
        recent.find(OTHER, "w320.jpg", () -> read(1_000));
        assertEquals(4, reads.get());
        recent.find(NAME, "w960.jpg", () -> read(1_000));
        recent.find(NAME, "w320.jpg", () -> read(1_000));
        assertEquals(6, reads.get());
    }

    private Photo read(int bytes) {
        reads.incrementAndGet();
        return new Photo("image/jpeg", new byte[bytes]);
    }

    /** All at the door before the first goes through it. */
    private List<CompletableFuture<Photo>> crowd(IntFunction<Photo> asking) {
        CountDownLatch together = new CountDownLatch(CROWD);
        return IntStream.range(0, CROWD)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> {
                            together.countDown();
                            await(together);
                            return asking.apply(number);
                        },
                        readers))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
