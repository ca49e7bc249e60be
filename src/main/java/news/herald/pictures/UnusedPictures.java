package news.herald.pictures;

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
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.config.Settings;
import news.herald.database.DatabaseClock;
import news.herald.engine.Engine;

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
    private TimerService timers;

    @PostConstruct
    void start() {
        long interval = settings.retention().interval().toMillis();
        timers.createIntervalTimer(interval, interval, new TimerConfig(null, false));
    }

    @Timeout
    void remove() {
        try {
            Instant before = clock.now().minus(settings.pictures().unused());
            pictures.waiting(before).forEach(name -> pictures.removeIfWaiting(name, before));
        } catch (Exception fault) {
            // An exception could end the timer, and the next round may find the database well.
            LOG.log(Level.WARNING, "unused pictures were not removed; the next round tries again", fault);
        } catch (Error fault) {
            engine.post("unused-pictures").failed(fault);
        }
    }
}
