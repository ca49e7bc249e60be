package news.herald.pictures;

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
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.config.Settings;
import news.herald.database.DatabaseClock;
import news.herald.engine.Engine;
import news.herald.engine.Pulse;

/**
 * Removes what was uploaded and never shown by an item. Every node looks; the lock on the picture's row decides which one
 * removes it, each in a transaction of its own.
 */
@Singleton
@Startup
@DependsOn("Database")
@TransactionManagement(TransactionManagementType.BEAN)
public class UnusedPictures {

    private static final Logger LOG = Logger.getLogger(UnusedPictures.class.getName());

    @Inject
    private Settings settings;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Pictures pictures;

    @Inject
    private Engine engine;

    @Resource
    private ManagedThreadFactory threads;

    private Pulse pulse;

    @PostConstruct
    void begin() {
        pulse = new Pulse(engine.post("unused-pictures"), settings.retention().interval(), this::remove).begin(threads);
    }

    @PreDestroy
    void end() {
        pulse.stop();
    }

    private void remove() {
        try {
            Instant before = clock.now().minus(settings.pictures().unused());
            pictures.waiting(before).forEach(name -> pictures.removeIfWaiting(name, before));
        } catch (Exception fault) {
            // No fault of the engine: the next round may find the database well.
            LOG.log(Level.WARNING, "unused pictures were not removed; the next round tries again", fault);
        }
    }
}
