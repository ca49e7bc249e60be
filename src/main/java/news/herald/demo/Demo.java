package news.herald.demo;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.config.Settings;
import news.herald.demo.Stage.Cue;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;

/**
 * Plays the made-up day where {@code HERALD_DEMO} asks for it. Every node looks, twice a second; the lock on the row {@link
 * Play} decides which one goes on. The container ends the timer with the application.
 *
 * <p>Bean-managed transactions: each step of the day has its own.
 */
@Singleton
@Startup
@DependsOn({"BuiltInTopics", "FanoutStart"})
@TransactionManagement(TransactionManagementType.BEAN)
public class Demo {

    private static final Logger LOG = Logger.getLogger(Demo.class.getName());
    private static final long INTERVAL_MILLIS = 500;

    @Inject
    private Settings settings;

    @Inject
    private Stage stage;

    /** As in {@link news.herald.newsroom.Embargo}, which says why not the managed executor. */
    @Resource
    private TimerService timers;

    private Timer timer;
    private boolean open;
    private boolean failing;

    /** The first round at once, so that whoever comes when the node is ready finds something. */
    @PostConstruct
    void begin() {
        if (settings.demo().on()) {
            timer = timers.createIntervalTimer(INTERVAL_MILLIS, INTERVAL_MILLIS, new TimerConfig(null, false));
            round();
        }
    }

    /** An exception that left this method would end the timer for good. A fault is logged once, until it is over. */
    @Timeout
    void round() {
        try {
            if (!open && !opened()) {
                timer.cancel();
                return;
            }
            stage.tick();
            for (Optional<Cue> cue = stage.cue(); cue.isPresent(); cue = stage.cue()) {
                play(cue.get());
            }
            failing = false;
        } catch (Exception failed) {
            if (!failing) {
                LOG.log(Level.WARNING, "The demo does not go on just now; trying again", failed);
            }
            failing = true;
        }
    }

    private boolean opened() {
        List<TopicName> foreign = stage.open();
        open = foreign.isEmpty();
        if (open) {
            // No fault, but nobody who runs a newsroom may overlook it; Open Liberty's console has warnings only.
            LOG.warning("HERALD_DEMO: this is a demonstration, all news, scores, prices and alerts in it are made up");
        } else {
            LOG.log(
                    Level.SEVERE,
                    "HERALD_DEMO: nothing is played, because this database has topics that are not the demo''s: {0}."
                            + " Give the demo a database of its own, such as HERALD_DATA_DIR=herald-demo",
                    foreign);
        }
        return open;
    }

    private void play(Cue cue) {
        try {
            stage.play(cue);
        } catch (Refusal refused) {
            LOG.log(Level.WARNING, "The demo leaves out a scene: {0}", refused.detail());
            stage.skip(cue);
        }
    }
}
