package news.herald.monitor;

import java.util.stream.DoubleStream;

/** What is measured of a node. Bytes, seconds, shares from 0 to 1, numbers, numbers a second. */
enum Figure {
    /** Share of all cores that the process takes. */
    CPU("cpu", Sum.MEAN),
    /** Share that the whole machine takes, or the container. */
    SYSTEM("system", Sum.MEAN),
    CORES("cores", Sum.TOTAL),
    HEAP_USED("heapUsed", Sum.TOTAL),
    HEAP_COMMITTED("heapCommitted", Sum.TOTAL),
    HEAP_MAX("heapMax", Sum.TOTAL),
    /** What was left of the heap in use after the last collection. */
    HEAP_LIVE("heapLive", Sum.TOTAL),
    NON_HEAP("nonHeap", Sum.TOTAL),
    MEMORY_FREE("memoryFree", Sum.NONE),
    MEMORY_TOTAL("memoryTotal", Sum.NONE),
    /** Share of the time that the collectors took. */
    GC("gc", Sum.MEAN),
    /** Of the file store of the data directory, which nodes may share. */
    DISK_FREE("diskFree", Sum.NONE),
    DISK_TOTAL("diskTotal", Sum.NONE),
    THREADS("threads", Sum.TOTAL),
    FILES_OPEN("filesOpen", Sum.TOTAL),
    FILES_MAX("filesMax", Sum.NONE),
    READERS("readers", Sum.TOTAL),
    READERS_MAX("readersMax", Sum.TOTAL),
    /** Each node is handed all events, so they are no more for all of them. */
    EVENTS("events", Sum.GREATEST),
    DELIVERIES("deliveries", Sum.TOTAL),
    P50("p50", Sum.GREATEST),
    P99("p99", Sum.GREATEST),
    LAG("lag", Sum.GREATEST),
    /** 1 while the tail reads the journal, else 0. */
    TAIL("tail", Sum.LEAST),
    UPTIME("uptime", Sum.LEAST);

    /** What it comes to for all nodes. */
    private enum Sum {
        TOTAL,
        MEAN,
        GREATEST,
        LEAST,
        NONE
    }

    private final String word;
    private final Sum sum;

    Figure(String word, Sum sum) {
        this.word = word;
        this.sum = sum;
    }

    String word() {
        return word;
    }

    /** @return not a number when none of the values is one, or nothing sensible comes of them */
    double sum(double... values) {
        DoubleStream known = DoubleStream.of(values).filter(Double::isFinite);
        return switch (sum) {
            case TOTAL -> known.reduce(Double::sum).orElse(Double.NaN);
            case MEAN -> known.average().orElse(Double.NaN);
            case GREATEST -> known.max().orElse(Double.NaN);
            case LEAST -> known.min().orElse(Double.NaN);
            case NONE -> Double.NaN;
        };
    }
}
