package news.herald.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import news.herald.database.DatabaseProbe;

/** Without the database nothing can be published, and no reader caught up. Safe for use by many threads. */
@ApplicationScoped
public class DatabaseCheck implements ReadinessCheck {

    @Inject
    private DatabaseProbe probe;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Optional<String> fault() {
        return probe.answers() ? Optional.empty() : Optional.of("does not answer");
    }
}
