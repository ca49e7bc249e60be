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
import java.time.Duration;
import news.herald.engine.Engine;
import news.herald.engine.Pulse;

/** Watches while the application runs. */
@Singleton
@Startup
@DependsOn("ClusterStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class MonitorStart {

    @Inject
    private Monitor monitor;

    @Inject
    private Engine engine;

    @Resource
    private ManagedThreadFactory threads;

    private Pulse pulse;

    @PostConstruct
    void watch() {
        monitor.begin();
        pulse = new Pulse(engine.post("monitor"), Duration.ofSeconds(1), monitor::look).begin(threads);
    }

    @PreDestroy
    void end() {
        pulse.stop();
    }
}
