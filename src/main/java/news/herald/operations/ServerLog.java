package news.herald.operations;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;
import news.herald.metrics.Counter;
import news.herald.metrics.Metrics;

/**
 * Keeps strangers from filling the disk by the server's log: one bad request makes Payara write 3 to 23 KB of stack traces,
 * before Herald sees it. While the application runs, {@link LogBrake} stands before the loggers that do. Used by the
 * container's thread.
 */
@WebListener
public class ServerLog implements ServletContextListener {

    /**
     * Of Payara 6; nothing logs under these names on other servers. An address that cannot be decoded; a connection that ends
     * within a request, told by the container and by Jersey; chunks that are none.
     */
    private static final List<String> LOUD = List.of(
            "jakarta.enterprise.web.core",
            "jakarta.enterprise.web",
            "org.glassfish.jersey.server.ServerRuntime$Responder",
            "org.glassfish.grizzly.http.HttpServerFilter");

    /**
     * Payara ends the request of a stream whose reader hung up on another thread than Weld expects, which says so in four lines
     * for each of them; nothing stays behind ({@code EnduranceIT}). Each logger is one of Weld's for what requests do.
     */
    private static final Set<String> REPETITIVE =
            Set.of("org.jboss.weld.Servlet", "org.jboss.weld.Context", "org.jboss.weld.Conversation");

    @Inject
    private Metrics metrics;

    /** Kept, or they could be collected with what is set on them. */
    private List<Logger> braked = List.of();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Counter leftOut = metrics.counter(
                "herald_log_left_out_total", "Stack traces of the server that were too many to be written to its log");
        LogBrake brake = new LogBrake(REPETITIVE, System::nanoTime, leftOut::increment);
        braked = Stream.concat(LOUD.stream(), REPETITIVE.stream())
                .map(Logger::getLogger)
                .toList();
        // Somebody else's, an operator's, stays.
        braked.stream().filter(logger -> logger.getFilter() == null).forEach(logger -> logger.setFilter(brake));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        braked.stream()
                .filter(logger -> logger.getFilter() instanceof LogBrake)
                .forEach(logger -> logger.setFilter(null));
    }
}
