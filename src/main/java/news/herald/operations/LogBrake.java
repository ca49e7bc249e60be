package news.herald.operations;

import java.util.Set;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import news.herald.config.Rate;
import news.herald.rates.TokenBuckets;

/**
 * Lets some stack traces into a server's log and not all: of each logger three, and then one each ten minutes, so that an
 * operator sees that there is something. Of loggers that repeat themselves in a few words the same goes for every record;
 * whatever else has no stack trace is not touched. Safe for use by many threads.
 */
final class LogBrake implements Filter {

    private static final Rate STACK_TRACES = new Rate(3, 1.0 / 600);

    private final TokenBuckets buckets;
    private final Set<String> repetitive;
    private final Runnable leftOut;

    /**
     * @param repetitive loggers of which every record is braked
     * @param nanos a clock that never goes back
     * @param leftOut run for each record that is not written
     */
    LogBrake(Set<String> repetitive, LongSupplier nanos, Runnable leftOut) {
        this.repetitive = Set.copyOf(repetitive);
        buckets = new TokenBuckets(STACK_TRACES, nanos);
        this.leftOut = leftOut;
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        String logger = String.valueOf(record.getLoggerName());
        boolean braked = repetitive.contains(logger) || hasStackTrace(record);
        if (!braked || buckets.take(logger).isZero()) {
            return true;
        }
        leftOut.run();
        return false;
    }

    /** Payara's container writes them into the text. */
    private static boolean hasStackTrace(LogRecord record) {
        return record.getThrown() != null
                || record.getMessage() != null && record.getMessage().contains("\tat ");
    }
}
