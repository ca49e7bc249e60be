package news.herald.testing;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishes marks from 0 on as a CMS does that is cut off now and then: the same request again, with the same
 * {@code Idempotency-Key}, until it is answered 201. For one thread.
 */
public final class ResilientPublisher implements AutoCloseable {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final long PATIENCE_SECONDS = 90;

    private final HeraldApi api;
    private final String topic;
    private final Duration pace;
    private final String keys = UUID.randomUUID() + "-";
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Future<Void> publishing;
    private final AtomicInteger marks;
    private String last = "none";
    private volatile boolean ended;

    /** @param pace from one to the next */
    public ResilientPublisher(HeraldApi api, String topic, Duration pace) {
        this(api, topic, pace, new AtomicInteger());
    }

    /** @param marks the next one's number, of several publishers together; all below are published once they have ended */
    public ResilientPublisher(HeraldApi api, String topic, Duration pace, AtomicInteger marks) {
        this.marks = marks;
        this.api = api;
        this.topic = topic;
        this.pace = pace;
    }

    /** Publishes the next one, however long it takes. */
    public void publish() {
        int next = marks.getAndIncrement();
        String key = keys + next;
        String document = HeraldApi.headline(Mark.now(next).toString()).toString();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!isTaken(key, document)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("mark " + next + " is not taken; the last answer was " + last);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    private boolean isTaken(String key, String document) {
        try {
            Answer answer = api.send(api.json("/api/topics/" + topic + "/items")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(document)));
            last = answer.status() + " " + answer.body();
            return answer.status() == 201;
        } catch (UncheckedIOException cutOff) {
            // Whether it was published, nobody was told.
            last = cutOff.toString();
            return false;
        }
    }

    /** Goes on until {@link #end}, on a thread of its own. */
    public void begin() {
        publishing = thread.submit(() -> {
            while (!ended) {
                long due = System.nanoTime() + pace.toNanos();
                publish();
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            }
            return null;
        });
    }

    /** @return how many were published in all */
    public int end() {
        ended = true;
        try {
            publishing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return marks.get();
        } catch (TimeoutException | ExecutionException failed) {
            throw new AssertionError("the publisher did not come to its end", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        ended = true;
        thread.shutdownNow();
    }
}
