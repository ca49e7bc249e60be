package news.herald.bench;

/** What is compared, in which unit, and which way is better. */
enum Metric {
    RATE("events/s", "events/s", true),
    CPU("CPU per event, us", "CPU per event", false),
    P50("p50, ms", "p50", false),
    P99("p99, ms", "p99", false),
    HEAP("heap per reader, KB", "heap per reader", false);

    private final String label;
    private final String title;
    private final boolean moreIsBetter;

    Metric(String label, String title, boolean moreIsBetter) {
        this.label = label;
        this.title = title;
        this.moreIsBetter = moreIsBetter;
    }

    /** With the unit, in ASCII. */
    String label() {
        return label;
    }

    /** Without the unit, for ratios. */
    String title() {
        return title;
    }

    boolean moreIsBetter() {
        return moreIsBetter;
    }
}
