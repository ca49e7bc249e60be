package news.herald.monitor;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** The memory of the process and its collectors. Used by one thread. */
final class Heap {

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final Set<String> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    private long collections = -1;
    private double live = Double.NaN;
    private double gcMillis = Double.NaN;
    private long takenAt;

    void addTo(Map<Figure, Double> figures, long nanos) {
        MemoryUsage heap = memory.getHeapMemoryUsage();
        figures.put(Figure.HEAP_USED, (double) heap.getUsed());
        figures.put(Figure.HEAP_COMMITTED, (double) heap.getCommitted());
        figures.put(Figure.HEAP_MAX, heap.getMax() > 0 ? heap.getMax() : Double.NaN);
        figures.put(Figure.NON_HEAP, (double) memory.getNonHeapMemoryUsage().getUsed());
        figures.put(Figure.GC, gc(nanos));
        figures.put(Figure.HEAP_LIVE, Double.isNaN(live()) ? heap.getUsed() : live);
    }

    private double gc(long nanos) {
        double now = collectors.stream()
                .mapToDouble(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum();
        double share = (now - gcMillis) * 1e6 / (nanos - takenAt);
        gcMillis = now;
        takenAt = nanos;
        return Math.min(1, share);
    }

    /** What is in use grows until the next collection, whether it is needed or not. */
    private double live() {
        long now = collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
        if (now != collections) {
            collections = now;
            live = afterTheLastCollection();
        }
        return live;
    }

    private double afterTheLastCollection() {
        double used = Double.NaN;
        long latest = -1;
        for (GarbageCollectorMXBean collector : collectors) {
            Object last = new PlatformBean(collector.getObjectName()).attribute("LastGcInfo");
            if (last instanceof CompositeData info
                    && info.get("endTime") instanceof Long end
                    && end > latest
                    && info.get("memoryUsageAfterGc") instanceof TabularData after) {
                latest = end;
                used = used(after);
            }
        }
        return used;
    }

    private double used(TabularData byPool) {
        return byPool.values().stream()
                .map(CompositeData.class::cast)
                .filter(row -> pools.contains(row.get("key")))
                .mapToDouble(row ->
                        MemoryUsage.from((CompositeData) row.get("value")).getUsed())
                .sum();
    }
}
