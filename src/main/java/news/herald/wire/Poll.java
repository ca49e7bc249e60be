package news.herald.wire;

import jakarta.ws.rs.container.AsyncResponse;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import news.herald.broadcast.Fanout;
import news.herald.broadcast.Replay.Part;
import news.herald.broadcast.ResetReason;
import news.herald.broadcast.Start;
import news.herald.broadcast.Subscription;
import news.herald.broadcast.TopicBroadcaster;
import news.herald.journal.EventId;
import news.herald.live.TopicName;

/**
 * One request for what follows a cursor, and its one answer. Its methods may be called by any thread; the first that
 * answers wins.
 */
final class Poll {

    private final Fanout fanout;
    private final Executor executor;
    private final Subscription subscription;
    private final Start start;
    private final EventId cursor;
    private final String known;
    private final Runnable right;
    private final AsyncResponse suspended;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final Runnable woken = this::wake;

    private TopicBroadcaster broadcaster;
    private Runnable leaves = () -> {};
    private volatile boolean mayBeShared;

    /** @param right throws when whoever asks may not be answered any more */
    Poll(
            Fanout fanout,
            Executor executor,
            Subscription subscription,
            Start start,
            String known,
            Runnable right,
            AsyncResponse suspended) {
        this.fanout = fanout;
        this.executor = executor;
        this.subscription = subscription;
        this.start = start;
        this.cursor = start.cursor().orElseGet(fanout::head);
        this.known = known;
        this.right = right;
        this.suspended = suspended;
    }

    /** Answers with what there is. @param shared whether equal requests of this kind may share an answer */
    void answerNow(boolean shared) {
        mayBeShared = shared;
        look(true);
    }

    /**
     * Answers as soon as there is something, or when the time is up.
     *
     * @param leaves run once, with the answer
     */
    void answerWithin(TopicName topic, int seconds, Runnable leaves) {
        this.leaves = leaves;
        broadcaster = fanout.broadcaster(topic);
        suspended.setTimeout(seconds, TimeUnit.SECONDS);
        suspended.setTimeoutHandler(timeUp -> look(true));
        broadcaster.once(woken);
        // After the registration, so that nothing slips between the look and the wait.
        look(false);
    }

    private void wake() {
        try {
            // The thread that tells us serves all readers; it must not wait for this response.
            executor.execute(this::lookAgain);
        } catch (RejectedExecutionException busy) {
            // The next event wakes us again, and the end of the wait answers in any case.
            broadcaster.once(woken);
        }
    }

    private void lookAgain() {
        if (!answered.get()) {
            broadcaster.once(woken);
            look(false);
        }
    }

    private void look(boolean evenIfEmpty) {
        try {
            if (start.reset().isPresent()) {
                answer(PollAnswer.reset(
                        subscription, fanout.head(), start.reset().get()));
                return;
            }
            Optional<Part> part = fanout.replay().after(subscription, cursor);
            if (!fanout.honours(cursor)) {
                // After the look: a history that was lost before it is noticed here.
                answer(PollAnswer.reset(subscription, fanout.head(), ResetReason.EPOCH));
            } else if (part.isEmpty()) {
                answer(PollAnswer.reset(subscription, fanout.head(), ResetReason.EXPIRED));
            } else if (evenIfEmpty || !part.get().events().isEmpty()) {
                answer(PollAnswer.of(part.get()));
            }
        } catch (RuntimeException fault) {
            if (take()) {
                suspended.resume(fault);
            }
        }
    }

    private void answer(PollAnswer answer) {
        // After the look: what was said since the right ended, while this waited, is not answered.
        right.run();
        if (take()) {
            suspended.resume(answer.response(mayBeShared, known));
        }
    }

    private boolean take() {
        boolean first = answered.compareAndSet(false, true);
        if (first) {
            leaves.run();
        }
        if (broadcaster != null) {
            broadcaster.forget(woken);
        }
        return first;
    }
}
