package news.herald.presence;

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

/** Tells who is at the desk while the application runs. */
@Singleton
@Startup
@DependsOn("ClusterStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class PresenceStart {

    @Inject
    private Presence presence;

    @Resource
    private ManagedThreadFactory threads;

    private Pulse pulse;

    @PostConstruct
    void begin() {
        pulse = new Pulse("the desk's presence", presence::look);
        threads.newThread(pulse).start();
    }

    @PreDestroy
    void end() {
        pulse.stop();
    }
}
