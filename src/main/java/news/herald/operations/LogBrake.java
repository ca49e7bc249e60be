package news.herald.operations;

import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import news.herald.config.Rate;
import news.herald.rates.TokenBuckets;

/**
 * Lets some stack traces into a server's log and not all: of each logger three, and then one each ten minutes, so that an operator sees
 * that there is something. Records without a stack trace are not touched. Safe for use by many threads.
 */
final class LogBrake implements Filter {

    private static final Rate STACK_TRACES = new Rate(3, 1.0 / 600);

    private final TokenBuckets buckets;
    private final Runnable leftOut;

    /**
     * @param nanos a clock that never goes back
     * @param leftOut run for each record that is not written
     */
    LogBrake(LongSupplier nanos, Runnable leftOut) {
        buckets = new TokenBuckets(STACK_TRACES, nanos);
        this.leftOut = leftOut;
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        if (!hasStackTrace(record)
                || buckets.take(String.valueOf(record.getLoggerName())).isZero()) {
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
