package news.herald.rates;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import news.herald.metrics.Counter;
import news.herald.metrics.Metrics;

/** Counts who was refused, by the limit that refused, and by what they were told. Safe for use by many threads. */
@ApplicationScoped
public class Refused {

    @Inject
    private Metrics metrics;

    private final Map<Limit, Counter> counters = new EnumMap<>(Limit.class);

    @PostConstruct
    void open() {
        for (Limit limit : Limit.values()) {
            counters.put(
                    limit,
                    metrics.counter(
                            "herald_limited_total",
                            "Requests that were refused because of a limit, by which",
                            "limit",
                            limit.label()));
        }
    }

    public void count(Limit limit) {
        counters.get(limit).increment();
    }

    /** @param status of an answer; what is below 400 is no refusal */
    public void count(int status) {
        if (status >= 400) {
            metrics.counter(
                            "herald_refusals_total",
                            "Requests that were refused or failed, by the status of the answer",
                            "status",
                            Integer.toString(status))
                    .increment();
        }
    }
}
