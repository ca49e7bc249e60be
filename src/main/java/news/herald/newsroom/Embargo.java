package news.herald.newsroom;

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
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.editing.Receipts;
import news.herald.engine.Engine;
import news.herald.engine.Pulse;

/**
 * Publishes scheduled items when their time comes, and what came due while no node ran. Every node looks, twice a
 * second; the lock on the item's row decides which one publishes.
 *
 * <p>Bean-managed transactions: each item has its own, so that one that fails holds nothing up.
 */
@Singleton
@Startup
@DependsOn("Database")
@TransactionManagement(TransactionManagementType.BEAN)
public class Embargo {

    private static final Logger LOG = Logger.getLogger(Embargo.class.getName());
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final int ROUNDS_BETWEEN_CLEARINGS = 7_200;

    @Inject
    private Engine engine;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Newsroom newsroom;

    @Inject
    private Schedule schedule;

    @Inject
    private Receipts receipts;

    private int round;
    private boolean clearing;
    private boolean failing;

    private Pulse pulse;

    @PostConstruct
    void begin() {
        pulse = new Pulse(engine.post("embargo"), INTERVAL, this::round).begin(threads);
    }

    @PreDestroy
    void end() {
        pulse.stop();
    }

    /** That the database is away is no fault of the engine. It is logged once, until it is over. */
    private void round() {
        try {
            boolean all = schedule.due().stream().map(this::published).reduce(true, Boolean::logicalAnd);
            clearing = clearing || round % ROUNDS_BETWEEN_CLEARINGS == 0;
            round++;
            if (clearing) {
                clearing = receipts.clearOld();
            }
            failing = failing && !all;
        } catch (Exception failed) {
            log(failed);
        }
    }

    private boolean published(String id) {
        try {
            newsroom.publishIfDue(id);
            return true;
        } catch (Exception failed) {
            log(failed);
            return false;
        }
    }

    private void log(Exception failed) {
        if (!failing) {
            LOG.log(Level.WARNING, "Embargoed news cannot be published just now; trying again", failed);
        }
        failing = true;
    }
}
