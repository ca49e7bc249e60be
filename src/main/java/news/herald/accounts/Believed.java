package news.herald.accounts;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a node found in the database and believes for a second, so that a page that asks many times a second is looked up
 * once. What was not found is not remembered. Safe for use by many threads.
 *
 * @param <T> what is found by a key
 */
public final class Believed<T> {

    static final Duration FRESH = Duration.ofSeconds(1);

    /** Those that were asked for last. */
    static final int MOST = 10_000;

    private record Found<T>(T value, long at) {}

    private final LongSupplier nanos;

    /** How often something was to be forgotten: what was looked up before may be older than that. Under the map's lock. */
    private long forgotten;

    private final Map<String, Found<T>> found = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found<T>> eldest) {
            return size() > MOST;
        }
    });

    /** @param nanos a clock that never goes back */
    public Believed(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @param look asks the database */
    public Optional<T> find(String key, Supplier<Optional<T>> look) {
        Found<T> before = found.get(key);
        long now = nanos.getAsLong();
        if (before != null && now - before.at() < FRESH.toNanos()) {
            return Optional.of(before.value());
        }
        long then = forgotten();
        Optional<T> looked = look.get();
        synchronized (found) {
            if (looked.isEmpty()) {
                found.remove(key);
            } else if (then == forgotten) {
                found.put(key, new Found<>(looked.get(), now));
            }
        }
        return looked;
    }

    private long forgotten() {
        synchronized (found) {
            return forgotten;
        }
    }

    public void forget(String key) {
        synchronized (found) {
            forgotten++;
            found.remove(key);
        }
    }

    public void forgetIf(Predicate<T> which) {
        synchronized (found) {
            forgotten++;
            found.values().removeIf(one -> which.test(one.value()));
        }
    }
}
