package news.herald.metrics;

import java.util.List;

/** What measures, and can be asked at any time from any thread. */
sealed interface Instrument permits Counter, Gauge, Histogram {

    List<Sample> samples();
}
