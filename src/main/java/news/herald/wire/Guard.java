package news.herald.wire;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.engine.Engine;
import news.herald.engine.Pulse;

/** Looks at {@link GuardedStreams} again and again. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Guard {

    private static final Logger LOG = Logger.getLogger(Guard.class.getName());
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    @Inject
    private Engine engine;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private GuardedStreams streams;

    private Pulse pulse;

    @PostConstruct
    void begin() {
        pulse = new Pulse(engine.post("guard"), INTERVAL, this::round).begin(threads);
    }

    @PreDestroy
    void end() {
        pulse.stop();
    }

    /** That the database is away is no fault of the engine. */
    private void round() {
        try {
            streams.look();
        } catch (Exception failed) {
            LOG.log(Level.FINE, "the rights of open streams are looked at again in a moment", failed);
        }
    }
}
