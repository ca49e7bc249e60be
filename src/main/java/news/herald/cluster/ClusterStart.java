package news.herald.cluster;

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
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.config.Settings;
import news.herald.database.HeraldDataSource;
import news.herald.engine.Engine;
import news.herald.metrics.Metrics;

/**
 * Joins the cluster with the application, where there can be one, and leaves it with it: after the delivery has begun, and
 * before the delivery ends, so that readers who are sent away count where they come back. A node with an H2 file of its own
 * is its whole cluster, and writes nothing.
 */
@Singleton
@Startup
@DependsOn("FanoutStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class ClusterStart {

    private static final Logger LOG = Logger.getLogger(ClusterStart.class.getName());

    @Inject
    private Settings settings;

    @Inject
    private ThisNode self;

    @Inject
    private Nodes nodes;

    @Inject
    private Metrics metrics;

    @Inject
    private Engine engine;

    @Resource
    private ManagedThreadFactory threads;

    private Optional<Registration> registration = Optional.empty();

    @PostConstruct
    void join() {
        LOG.log(Level.INFO, "This node is {0}", self.id());
        metrics.gauge("herald_cluster_nodes", "Nodes that share the database, as this one sees it", nodes::count);
        metrics.gauge("herald_cluster_readers", "Open streams of all of them", nodes::readers);
        if (settings.database().isShared()) {
            Registration begun =
                    new Registration(self, nodes.neighbours(), HeraldDataSource.driver(settings.database()));
            threads.newThread(engine.post("register").keeping(begun)).start();
            registration = Optional.of(begun);
        }
    }

    @PreDestroy
    void leave() {
        registration.ifPresent(Registration::leave);
    }
}
