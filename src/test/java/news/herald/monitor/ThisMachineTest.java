package news.herald.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javax.management.ObjectName;
import news.herald.metrics.Histogram;
import news.herald.metrics.Metrics;
import org.junit.jupiter.api.Test;

/** What is read of the JVM that runs the tests. */
class ThisMachineTest {

    private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);

    private double get(Figure figure) {
        return figures.getOrDefault(figure, Double.NaN);
    }

    private void assertShare(Figure figure) {
        assertTrue(get(figure) >= 0 && get(figure) <= 1, () -> figure + " is " + get(figure));
    }

    @Test
    void aThreadThatIsBusyIsSeenAsCpu() {
        Machine machine = new Machine();
        long began = System.nanoTime();
        machine.addTo(figures, began);
        assertEquals(Double.NaN, get(Figure.CPU), "the first look has nothing to compare with");
        long turns = 0;
        while (System.nanoTime() - began < Duration.ofMillis(200).toNanos()) {
            turns++;
        }
        machine.addTo(figures, System.nanoTime());
        assertTrue(turns > 0);
        assertShare(Figure.CPU);
        assertTrue(get(Figure.CPU) > 0.1 / get(Figure.CORES), () -> "CPU " + get(Figure.CPU));
        assertShare(Figure.SYSTEM);
        assertTrue(get(Figure.MEMORY_TOTAL) >= get(Figure.MEMORY_FREE));
        assertTrue(get(Figure.THREADS) >= 1);
        machine.addFilesTo(figures);
        assertTrue(get(Figure.FILES_OPEN) > 0 && get(Figure.FILES_MAX) > get(Figure.FILES_OPEN));
    }

    @Test
    void whatIsLeftAfterACollectionIsNoMoreThanWhatWasInUse() {
        Heap heap = new Heap();
        byte[] garbage = new byte[20_000_000];
        garbage[0] = 1;
        heap.addTo(figures, System.nanoTime());
        garbage = new byte[0];
        System.gc();
        heap.addTo(figures, System.nanoTime());
        assertEquals(0, garbage.length);
        assertTrue(get(Figure.HEAP_LIVE) > 0 && get(Figure.HEAP_LIVE) < get(Figure.HEAP_MAX), figures::toString);
        assertTrue(get(Figure.HEAP_USED) > 0 && get(Figure.NON_HEAP) > 0);
        assertShare(Figure.GC);
    }

    @Test
    void theDiskIsThatOfADirectoryWhichIsNotMadeYet() {
        new Disk(Path.of("target", "not", "made", "yet")).addTo(figures);
        assertTrue(get(Figure.DISK_FREE) > 0 && get(Figure.DISK_FREE) <= get(Figure.DISK_TOTAL));
    }

    @Test
    void whatThisJvmDoesNotHaveIsNotKnown() throws Exception {
        assertEquals(Double.NaN, PlatformBean.operatingSystem().number("NoSuchAttribute"));
        assertEquals(Double.NaN, new PlatformBean(new ObjectName("no.such:type=Bean")).number("ProcessCpuTime"));
    }

    @Test
    void trafficIsWhatCameInASecondAndItsLatencyOfFive() {
        Histogram latency = new Metrics().histogram("latency", "Latency", 0.01, 0.1, 1);
        Traffic traffic = new Traffic();
        latency.observe(0.9, 1_000);
        traffic.addTo(figures, new Traffic.Totals(0, 100, 1_000, latency.buckets()));
        assertEquals(Double.NaN, get(Figure.EVENTS));
        latency.observe(0.005, 10);
        traffic.addTo(figures, new Traffic.Totals(2_000_000_000L, 104, 1_200, latency.buckets()));
        assertEquals(2, get(Figure.EVENTS));
        assertEquals(100, get(Figure.DELIVERIES));
        assertTrue(get(Figure.P99) <= 0.01, () -> "what was before the first look counts: " + get(Figure.P99));
        for (long second = 3; second <= 7; second++) {
            traffic.addTo(figures, new Traffic.Totals(second * 1_000_000_000L, 104, 1_200, latency.buckets()));
        }
        assertEquals(0, get(Figure.DELIVERIES));
        assertEquals(Double.NaN, get(Figure.P99), "five seconds without a delivery");
    }
}
