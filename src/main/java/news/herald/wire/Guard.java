package news.herald.wire;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
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
import news.herald.engine.Engine;

/** Looks at {@link GuardedStreams} again and again. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Guard {

    private static final Logger LOG = Logger.getLogger(Guard.class.getName());
    private static final long INTERVAL_MILLIS = 2_000;

    // A timer of the container's, for the reason that newsroom.Embargo gives.
    @Inject
    private Engine engine;

    @Resource
    private TimerService timers;

    @Inject
    private GuardedStreams streams;

    @PostConstruct
    void begin() {
        timers.createIntervalTimer(INTERVAL_MILLIS, INTERVAL_MILLIS, new TimerConfig(null, false));
    }

    /** An exception that left this method would end the timer for good. */
    @Timeout
    void round() {
        try {
            streams.look();
        } catch (Exception failed) {
            LOG.log(Level.FINE, "the rights of open streams are looked at again in a moment", failed);
        } catch (Error fault) {
            engine.post("guard").failed(fault);
        }
    }
}
