package news.herald.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import news.herald.broadcast.Fanout;

/** Without the tail of the journal readers hear nothing, though the rest may look well. Safe for use by many threads. */
@ApplicationScoped
public class TailCheck implements ReadinessCheck {

    @Inject
    private Fanout fanout;

    @Override
    public String name() {
        return "tail";
    }

    @Override
    public Optional<String> fault() {
        return fanout.isAlive() ? Optional.empty() : Optional.of("does not read the journal");
    }
}
