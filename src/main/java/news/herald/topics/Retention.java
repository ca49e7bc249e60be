package news.herald.topics;

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
import news.herald.journal.Conflation;
import news.herald.journal.Purge;
import news.herald.live.TopicName;

/**
 * Keeps the journal as long as each kind of topic says, and no longer. Every node does it; they do not disturb each other.
 */
@Singleton
@Startup
@DependsOn("JournalStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class Retention {

    /** For nodes whose tail is late. */
    private static final Duration KEPT_WHOLE = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(Retention.class.getName());

    @Inject
    private Settings settings;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Purge purge;

    @Inject
    private Conflation conflation;

    @Inject
    private Topics topics;

    @Inject
    private Engine engine;

    @Resource
    private ManagedThreadFactory threads;

    private Pulse pulse;

    @PostConstruct
    void begin() {
        pulse = new Pulse(engine.post("retention"), settings.retention().interval(), this::purgeAll).begin(threads);
    }

    @PreDestroy
    void end() {
        pulse.stop();
    }

    private void purgeAll() {
        try {
            purge.topics().forEach(this::purge);
        } catch (Exception fault) {
            // No fault of the engine: the next round may find the database well. WildFly throws a commit's checked
            // RollbackException as it is.
            LOG.log(Level.WARNING, "the journal was not purged; the next round tries again", fault);
        }
    }

    private void purge(TopicName topic) {
        String kind = topics.find(topic).map(found -> found.kind().word()).orElse("");
        Settings.Retention.Rule rule = settings.retention().of(kind);
        Instant now = clock.now();
        // First, so that only what is left counts against the rule.
        conflation.conflate(topic, now.minus(KEPT_WHOLE));
        purge.purge(topic, now.minus(rule.age()), rule.events());
    }
}
