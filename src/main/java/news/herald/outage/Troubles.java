package news.herald.outage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.metrics.Counter;
import news.herald.metrics.Metrics;

/**
 * What the database refused of late. While it takes no writes one transaction a second tries: each that fails costs a
 * server pages in its log, on a disk that may be the full one. Safe for use by many threads.
 */
@ApplicationScoped
public class Troubles {

    private static final Logger LOG = Logger.getLogger(Troubles.class.getName());

    /** Between two tries. */
    private static final long SPARED = Duration.ofSeconds(1).toNanos();

    /** After the last refusal; a node that nobody publishes at cannot know that there is room again. */
    private static final long TOLD = Duration.ofMinutes(1).toNanos();

    private record Seen(Trouble trouble, long at) {}

    private final DiskReserve reserve;
    private final Map<Trouble, Counter> refused = new EnumMap<>(Trouble.class);
    private final AtomicReference<Optional<Seen>> writes = new AtomicReference<>(Optional.empty());

    /** For the container's proxy. */
    protected Troubles() {
        this(null);
    }

    @Inject
    Troubles(DiskReserve reserve) {
        this.reserve = reserve;
    }

    @Inject
    void count(Metrics metrics) {
        for (Trouble trouble : Trouble.values()) {
            refused.put(
                    trouble,
                    metrics.counter(
                            "herald_database_refusals_total",
                            "What the database could not take and will take later",
                            "reason",
                            trouble.label()));
        }
    }

    /** It has just refused something. */
    void saw(Trouble trouble) {
        refused.get(trouble).increment();
        if (trouble.concernsWrites()) {
            Optional<Seen> before = writes.getAndSet(Optional.of(new Seen(trouble, System.nanoTime())));
            if (before.isEmpty()) {
                LOG.log(Level.SEVERE, trouble.words());
            }
        }
    }

    /** A transaction that wrote has been committed. */
    void tookWrites() {
        if (writes.get().isPresent() && writes.getAndSet(Optional.empty()).isPresent()) {
            LOG.log(Level.INFO, "The database takes writes again");
        }
    }

    /** Whom to refuse without asking the database: nobody, if it is time for a try. */
    Optional<Trouble> refusesWrites() {
        if (reserve.isTouched()) {
            saw(Trouble.FULL);
            return Optional.of(Trouble.FULL);
        }
        Optional<Seen> seen = writes.get();
        if (seen.isEmpty() || System.nanoTime() - seen.get().at() < SPARED) {
            return seen.map(Seen::trouble);
        }
        Seen next = new Seen(seen.get().trouble(), System.nanoTime());
        return writes.compareAndSet(seen, Optional.of(next)) ? Optional.empty() : Optional.of(next.trouble());
    }

    /** @return what an operator is to know while the database takes no writes, for a minute after it last refused one */
    public Optional<String> ofWrites() {
        return writes.get()
                .filter(seen -> System.nanoTime() - seen.at() < TOLD)
                .map(seen -> seen.trouble().words());
    }
}
