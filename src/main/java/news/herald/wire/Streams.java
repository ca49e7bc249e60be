package news.herald.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import news.herald.broadcast.Fanout;
import news.herald.broadcast.Reader;
import news.herald.broadcast.Start;
import news.herald.broadcast.Subscription;
import news.herald.broadcast.Subscription.Form;
import news.herald.config.Settings;
import news.herald.live.TopicName;
import news.herald.problem.Faults;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * Opens streams. The request's own thread only decides and greets; then the response's output goes to the delivery,
 * because no server's own event sink is safe with thousands of readers. Safe for use by many threads.
 */
@ApplicationScoped
class Streams {

    @Inject
    private Fanout fanout;

    @Inject
    private Settings settings;

    @Inject
    private Faults faults;

    /**
     * Answers a request whose JAX-RS method is suspended with a stream.
     *
     * @param topics finds out which, or refuses
     */
    void open(
            Form form,
            Supplier<Set<TopicName>> topics,
            HttpServletRequest request,
            HttpServletResponse response,
            UriInfo address)
            throws IOException {
        ServletOutput output = new ServletOutput(request, response);
        Optional<Reader> reader = unlessFaulty(() -> {
            Subscription subscription = new Subscription(topics.get(), form);
            Start start =
                    LastEventId.of(request, address).map(fanout::startAfter).orElseGet(Start::live);
            String from = ReaderAddress.of(request, settings.limits().trustedProxies());
            return fanout.admit(subscription, start, output, from);
        });
        if (reader.isEmpty()) {
            turnAway(form, request, response);
            return;
        }
        try {
            output.begin(reader.get());
        } catch (IOException | RuntimeException gone) {
            reader.get().failed(gone);
        }
    }

    /** What the caller did wrong, it is told; what is wrong here, for example with the database, may pass. */
    private Optional<Reader> unlessFaulty(Supplier<Optional<Reader>> admission) {
        try {
            return admission.get();
        } catch (RuntimeException fault) {
            if (faults.problem(fault).status() < 500) {
                throw fault;
            }
            return Optional.empty();
        }
    }

    /** A 200, because any other status makes an EventSource stop for good. */
    private void turnAway(Form form, HttpServletRequest request, HttpServletResponse response) throws IOException {
        StreamHeaders.set(response);
        response.getOutputStream().write(fanout.busy(form));
        request.getAsyncContext().complete();
    }

    /** @throws Refusal 400 when the parameter {@code event} is neither {@code message} nor {@code typed} */
    static Form form(String event, Form otherwise) {
        if (event == null) {
            return otherwise;
        }
        return switch (event) {
            case "message" -> Form.MESSAGE;
            case "typed" -> Form.TYPED;
            default ->
                throw Refusal.badRequest(
                        "Events come under their own names or all as message.",
                        new FieldFault("event", "must be message or typed"));
        };
    }
}
