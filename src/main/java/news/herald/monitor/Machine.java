package news.herald.monitor;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Map;

/** The machine, or the container, and the process on it. Used by one thread. */
final class Machine {

    private final PlatformBean system = PlatformBean.operatingSystem();
    private final OperatingSystemMXBean standard = ManagementFactory.getOperatingSystemMXBean();
    private double cpuNanos = Double.NaN;
    private long takenAt;

    void addTo(Map<Figure, Double> figures, long nanos) {
        int cores = standard.getAvailableProcessors();
        figures.put(Figure.CORES, (double) cores);
        figures.put(Figure.CPU, process(nanos, cores));
        figures.put(Figure.SYSTEM, system(cores));
        figures.put(Figure.MEMORY_FREE, system.number("FreeMemorySize"));
        figures.put(Figure.MEMORY_TOTAL, system.number("TotalMemorySize"));
        figures.put(Figure.THREADS, (double) ManagementFactory.getThreadMXBean().getThreadCount());
        figures.put(Figure.UPTIME, ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
    }

    /** By the time that it took since the last look; the JVM's own load is of a time that other askers begin anew. */
    private double process(long nanos, int cores) {
        double now = system.number("ProcessCpuTime");
        double share = (now - cpuNanos) / (nanos - takenAt) / cores;
        cpuNanos = now;
        takenAt = nanos;
        return share < 0 ? Double.NaN : Math.min(1, share);
    }

    private double system(int cores) {
        double load = system.number("CpuLoad");
        if (Double.isNaN(load)) {
            double waiting = standard.getSystemLoadAverage();
            return waiting < 0 ? Double.NaN : Math.min(1, waiting / cores);
        }
        return Math.min(1, load);
    }

    /** To be asked seldom: the JVM counts them one by one, and each reader has one. */
    void addFilesTo(Map<Figure, Double> figures) {
        figures.put(Figure.FILES_OPEN, system.number("OpenFileDescriptorCount"));
        figures.put(Figure.FILES_MAX, system.number("MaxFileDescriptorCount"));
    }
}
