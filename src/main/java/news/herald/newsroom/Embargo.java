package news.herald.newsroom;

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
import news.herald.editing.Receipts;
import news.herald.engine.Engine;

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
    private static final long INTERVAL_MILLIS = 500;
    private static final int ROUNDS_BETWEEN_CLEARINGS = 7_200;

    // A timer of the container's: a task of the managed executor that is scheduled while an enterprise bean starts
    // keeps that bean's context, and Payara logs an InvocationException at each of its rounds.
    @Inject
    private Engine engine;

    @Resource
    private TimerService timers;

    @Inject
    private Newsroom newsroom;

    @Inject
    private Schedule schedule;

    @Inject
    private Receipts receipts;

    private int round;
    private boolean failing;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(INTERVAL_MILLIS, INTERVAL_MILLIS, new TimerConfig(null, false));
    }

    /**
     * An exception that left this method would end the schedule for good, a checked one too: WildFly throws the
     * RollbackException of a commit as it is. A fault is logged once, until it is over.
     */
    @Timeout
    void round() {
        try {
            boolean all = schedule.due().stream().map(this::published).reduce(true, Boolean::logicalAnd);
            if (round++ % ROUNDS_BETWEEN_CLEARINGS == 0) {
                receipts.clearOld();
            }
            failing = failing && !all;
        } catch (Exception failed) {
            log(failed);
        } catch (Error fault) {
            engine.post("embargo").failed(fault);
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
