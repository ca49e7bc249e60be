package news.herald.journal;

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
import java.util.Optional;
import javax.sql.DataSource;
import news.herald.config.Settings;
import news.herald.database.HeraldDataSource;
import news.herald.engine.Engine;
import news.herald.metrics.Metrics;

/** Begins to listen to the other nodes with the application, where there can be any, and ends it with it. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionManagement(TransactionManagementType.BEAN)
public class WakeupStart {

    @Inject
    private Settings settings;

    @Inject
    private Wakeup wakeup;

    @Inject
    private Metrics metrics;

    @Inject
    private Engine engine;

    @Resource
    private ManagedThreadFactory threads;

    private Optional<WakeupChannel> channel = Optional.empty();

    @PostConstruct
    void start() {
        if (settings.database().isShared()) {
            DataSource connections = HeraldDataSource.driver(settings.database());
            WakeupChannel begun = new WakeupChannel(connections, wakeup, metrics);
            threads.newThread(engine.post("wakeup-listening").keeping(begun.listening()))
                    .start();
            threads.newThread(engine.post("wakeup-telling").keeping(begun.telling()))
                    .start();
            channel = Optional.of(begun);
        }
    }

    @PreDestroy
    void stop() {
        channel.ifPresent(WakeupChannel::stop);
    }
}
