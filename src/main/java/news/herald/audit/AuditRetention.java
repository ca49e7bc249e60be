package news.herald.audit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.config.Settings;
import news.herald.database.DatabaseClock;
import news.herald.engine.Engine;
import news.herald.engine.Pulse;

/** Lets entries go when they are old enough, once an hour, on every node. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditRetention {

    private static final Logger LOG = Logger.getLogger(AuditRetention.class.getName());
    private static final Duration INTERVAL = Duration.ofHours(1);

    @Inject
    private Engine engine;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Audit audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Settings settings;

    private Pulse pulse;

    @PostConstruct
    void begin() {
        pulse = new Pulse(engine.post("audit-retention"), INTERVAL, this::purge).begin(threads);
    }

    @PreDestroy
    void end() {
        pulse.stop();
    }

    /** That the database is away is no fault of the engine. */
    private void purge() {
        try {
            Instant before = clock.now().minus(settings.audit().kept());
            while (audit.purge(before)) {
                // Each in a transaction of its own.
            }
        } catch (Exception failed) {
            LOG.log(Level.WARNING, "what is old was not removed from the audit; tried again in an hour", failed);
        }
    }
}
