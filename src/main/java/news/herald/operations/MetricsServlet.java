package news.herald.operations;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import news.herald.metrics.Metrics;

/** {@code /metrics} in the Prometheus text exposition format. Safe for use by many threads. */
@WebServlet(urlPatterns = "/metrics", loadOnStartup = 1)
public class MetricsServlet extends HttpServlet {

    @Inject
    private transient Metrics metrics;

    @Override
    public void init() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        metrics.gauge(
                "herald_heap_used_bytes",
                "Heap in use",
                () -> memory.getHeapMemoryUsage().getUsed());
        metrics.gauge(
                "herald_heap_max_bytes",
                "Largest heap",
                () -> memory.getHeapMemoryUsage().getMax());
        metrics.gauge("herald_threads", "Live threads of the whole process", threads::getThreadCount);
        metrics.gauge("herald_uptime_seconds", "Age of the process", () -> runtime.getUptime() / 1e3);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(metrics.prometheusText());
    }
}
