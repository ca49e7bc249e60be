package news.herald.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.herald.metrics.Metrics;

/** All posts of the node, and what is to be told of them. Safe for use by many threads. */
@ApplicationScoped
public class Engine {

    private final Map<String, Post> posts = new ConcurrentSkipListMap<>();
    private final Metrics metrics;

    /** For the container's proxy. */
    protected Engine() {
        this(null);
    }

    @Inject
    public Engine(Metrics metrics) {
        this.metrics = metrics;
    }

    /** @param name one of a few, for the log, the metric and readiness: {@code tail} */
    public Post post(String name) {
        return posts.computeIfAbsent(
                name,
                added -> new Post(
                        added,
                        metrics.counter(
                                "herald_engine_restarts_total",
                                "How often a thread of the engine began again after a fault",
                                "thread",
                                added)));
    }

    /** @return which posts do not get on, or nothing */
    public Optional<String> fault() {
        return told(posts.values(), Post::fault);
    }

    /** @return which posts began again within the last five minutes, or nothing */
    public Optional<String> note() {
        return told(posts.values(), Post::note);
    }

    private static Optional<String> told(Collection<Post> posts, Function<Post, Optional<String>> word) {
        String words = posts.stream().flatMap(post -> word.apply(post).stream()).collect(Collectors.joining("; "));
        return Optional.of(words).filter(text -> !text.isEmpty());
    }
}
