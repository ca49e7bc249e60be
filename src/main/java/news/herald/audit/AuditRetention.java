package news.herald.audit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.config.Settings;
import news.herald.database.DatabaseClock;
import news.herald.engine.Engine;

/** Lets entries go when they are old enough, once an hour, on every node. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditRetention {

    private static final Logger LOG = Logger.getLogger(AuditRetention.class.getName());
    private static final long INTERVAL_MILLIS = 3_600_000;

    // A timer of the container's, for the reason that newsroom.Embargo gives.
    @Inject
    private Engine engine;

    @Resource
    private TimerService timers;

    @Inject
    private Audit audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Settings settings;

    @PostConstruct
    void begin() {
        timers.createIntervalTimer(INTERVAL_MILLIS, INTERVAL_MILLIS, new TimerConfig(null, false));
    }

    /** An exception that left this method would end the timer for good. */
    @Timeout
    void purge() {
        try {
            audit.purge(clock.now().minus(settings.audit().kept()));
        } catch (Exception failed) {
            LOG.log(Level.WARNING, "what is old was not removed from the audit; tried again in an hour", failed);
        } catch (Error fault) {
            engine.post("audit-retention").failed(fault);
        }
    }
}
