package news.herald.monitor;

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
import news.herald.cluster.Pulse;

/** Watches while the application runs. */
@Singleton
@Startup
@DependsOn("ClusterStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class MonitorStart {

    @Inject
    private Monitor monitor;

    @Resource
    private ManagedThreadFactory threads;

    private Pulse pulse;

    @PostConstruct
    void watch() {
        monitor.begin();
        pulse = new Pulse("the monitor", monitor::look);
        threads.newThread(pulse).start();
    }

    @PreDestroy
    void end() {
        pulse.stop();
    }
}
