package news.herald.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import news.herald.broadcast.Fanout;
import news.herald.broadcast.Reader;
import news.herald.broadcast.Start;
import news.herald.broadcast.Subscription;
import news.herald.config.Settings;
import news.herald.live.TopicName;
import news.herald.problem.Faults;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.Identity;
import news.herald.topics.KnownTopics;

/**
 * Opens streams. The request's own thread only decides and greets; then the response's output goes to the delivery,
 * because no server's own event sink is safe with thousands of readers. Safe for use by many threads.
 */
@ApplicationScoped
public class Streams {

    /** Who wants what from where, once it is known to be allowed. */
    private record Wish(Set<TopicName> topics, Subscription subscription, Start start, String from) {}

    @Inject
    private Fanout fanout;

    @Inject
    private KnownTopics topics;

    @Inject
    private GuardedStreams guarded;

    @Inject
    private Settings settings;

    @Inject
    private Faults faults;

    /**
     * Answers with a stream.
     *
     * @throws Refusal 404 when there is no such topic, or none that the caller may know of
     */
    void open(StreamRequest wanted, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Wish> wish = unlessFaulty(() -> Optional.of(wish(wanted, request)));
        if (wish.isEmpty()) {
            turnAway(wanted, Duration.ZERO, response);
            return;
        }
        ServletOutput output = new ServletOutput(request.startAsync(), response);
        Optional<Reader> reader = Optional.empty();
        try {
            reader = unlessFaulty(() -> admit(wish.get(), output));
            if (reader.isEmpty()) {
                turnAway(wanted, Duration.ZERO, response);
            }
        } finally {
            if (reader.isEmpty()) {
                output.end();
            }
        }
        if (reader.isEmpty()) {
            return;
        }
        guard(reader.get(), wish.get().topics(), request);
        try {
            output.begin(reader.get());
            guarded.lookAt(reader.get());
        } catch (IOException | RuntimeException gone) {
            reader.get().failed(gone);
        }
    }

    /**
     * Answers with the head of what {@link #open} would.
     *
     * @throws Refusal 404 as there
     */
    void describe(StreamRequest wanted, HttpServletRequest request, HttpServletResponse response) {
        visible(wanted, request);
        StreamHeaders.set(response);
    }

    private Wish wish(StreamRequest wanted, HttpServletRequest request) {
        Set<TopicName> visible = visible(wanted, request);
        return new Wish(
                visible,
                new Subscription(visible, wanted.form()),
                wanted.lastEventId().map(fanout::startAfter).orElseGet(Start::live),
                ReaderAddress.of(request, settings.limits().trustedProxies()));
    }

    private Set<TopicName> visible(StreamRequest wanted, HttpServletRequest request) {
        Caller caller = Caller.of(request);
        return wanted.topics().stream()
                .map(name -> topics.visibleName(name, caller))
                .collect(Collectors.toSet());
    }

    private Optional<Reader> admit(Wish wish, ServletOutput output) {
        return fanout.admit(wish.subscription(), wish.start(), output, wish.from());
    }

    private void guard(Reader reader, Set<TopicName> topics, HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof Identity identity && !guarded.isOpenToAll(topics)) {
            guarded.add(reader, topics, identity);
        }
    }

    /** What the caller did wrong, it is told; what is wrong here, for example with the database, may pass. */
    private <T> Optional<T> unlessFaulty(Supplier<Optional<T>> step) {
        try {
            return step.get();
        } catch (RuntimeException fault) {
            if (faults.problem(fault).status() < 500) {
                throw fault;
            }
            return Optional.empty();
        }
    }

    /** The same for whoever could not be asked who they are. */
    public void turnAway(StreamAddress address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        turnAway(StreamRequest.of(address, request), Duration.ZERO, response);
    }

    /**
     * Answers that there is no place just now. A 200, because any other status makes an EventSource stop for good.
     *
     * @param turn how long they should stay away in any case
     */
    void turnAway(StreamRequest wanted, Duration turn, HttpServletResponse response) throws IOException {
        StreamHeaders.set(response);
        response.getOutputStream().write(fanout.busy(wanted.form(), turn));
    }
}
