package news.herald.monitor;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import news.herald.broadcast.Fanout;

/** Takes the vitals of this node. Used by one thread. */
final class VitalsReader {

    /** Looks between two at what is dear to look at, and changes slowly. */
    private static final int SELDOM = 10;

    private final Fanout fanout;
    private final int maxReaders;
    private final Machine machine = new Machine();
    private final Heap heap = new Heap();
    private final Traffic traffic = new Traffic();
    private final Disk disk;
    private final Map<Figure, Double> seldom = new EnumMap<>(Figure.class);
    private int looks;

    VitalsReader(Fanout fanout, int maxReaders, Path dataDirectory) {
        this.fanout = fanout;
        this.maxReaders = maxReaders;
        this.disk = new Disk(dataDirectory);
    }

    /** @param server name and version of it */
    Vitals read(String server) {
        long nanos = System.nanoTime();
        if (looks++ % SELDOM == 0) {
            machine.addFilesTo(seldom);
            disk.addTo(seldom);
        }
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        figures.putAll(seldom);
        machine.addTo(figures, nanos);
        heap.addTo(figures, nanos);
        traffic.addTo(figures, new Traffic.Totals(nanos, fanout.events(), fanout.deliveries(), fanout.latency()));
        figures.put(Figure.READERS, (double) fanout.readers());
        figures.put(Figure.READERS_MAX, (double) maxReaders);
        figures.put(Figure.LAG, (double) fanout.lag());
        figures.put(Figure.TAIL, fanout.isReading() ? 1.0 : 0.0);
        return new Vitals(figures, Runtime.version().toString(), server);
    }
}
