package news.herald.broadcast;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Starts the delivery with the application and ends it with it. An enterprise bean, because only those start one after the
 * other; apart from {@link Fanout}, because a call through a container's interceptors costs a tenth of opening a stream.
 */
@Singleton
@Startup
@DependsOn("JournalStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class FanoutStart {

    @Inject
    private Fanout fanout;

    @PostConstruct
    void start() {
        fanout.start();
    }

    @PreDestroy
    void stop() {
        fanout.stop();
    }
}
