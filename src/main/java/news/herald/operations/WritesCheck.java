package news.herald.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import news.herald.outage.Troubles;

/**
 * Tells of a database that takes no writes, and is no reason to get no traffic: readers are served, and a proxy would take
 * out all nodes at once, because all have the same database. Safe for use by many threads.
 */
@ApplicationScoped
public class WritesCheck implements ReadinessCheck {

    @Inject
    private Troubles troubles;

    @Override
    public String name() {
        return "writes";
    }

    @Override
    public Optional<String> fault() {
        return Optional.empty();
    }

    @Override
    public Optional<String> note() {
        return troubles.ofWrites();
    }
}
