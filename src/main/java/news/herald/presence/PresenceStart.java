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
import news.herald.engine.Engine;
import news.herald.engine.Post;

/** Tells who is at the desk while the application runs. */
@Singleton
@Startup
@DependsOn("ClusterStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class PresenceStart {

    @Inject
    private Presence presence;

    @Inject
    private Engine engine;

    @Resource
    private ManagedThreadFactory threads;

    private Pulse pulse;

    @PostConstruct
    void begin() {
        Post post = engine.post("presence");
        pulse = new Pulse(post, presence::look);
        threads.newThread(post.keeping(pulse)).start();
    }

    @PreDestroy
    void end() {
        pulse.stop();
    }
}
