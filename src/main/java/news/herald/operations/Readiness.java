package news.herald.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Whether this node can do its work, by all its checks. Safe for use by many threads. */
@ApplicationScoped
public class Readiness {

    @Inject
    private Instance<ReadinessCheck> checks;

    Health health() {
        List<Health.Check> results = StreamSupport.stream(checks.spliterator(), false)
                .map(Readiness::ask)
                .sorted(java.util.Comparator.comparing(Health.Check::name))
                .toList();
        return new Health(results);
    }

    private static Health.Check ask(ReadinessCheck check) {
        try {
            return new Health.Check(check.name(), check.fault(), check.note());
        } catch (RuntimeException failed) {
            return new Health.Check(check.name(), Optional.of("the check failed"), Optional.empty());
        }
    }
}
