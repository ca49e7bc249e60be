package news.herald.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import news.herald.metrics.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestTest {

    private static final Rest REST = new Rest(Duration.ofMillis(50));
    private static final long MILLISECOND = 1_000_000L;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 9, 0",
        "5, 0, 5",
        "5, 1, 5",
        "120, 1, 20",
        "5, 2, 10",
        "5, 9, 45",
        "20, 9, 50",
        "120, 900, 50"
    })
    void itIsLongerTheMoreEventsTravelTogetherAndNeverLong(long worked, long eventsAWrite, long rested) {
        assertEquals(rested * MILLISECOND, REST.after(worked * MILLISECOND, eventsAWrite));
    }

    @Test
    void aTallyTellsHowManyEventsAWriteCarriedAndBeginsAnew() {
        WriteTally tally = new WriteTally(new DeliveryMeters(new Metrics(), InstantSource.system()));
        assertEquals(0, tally.eventsAWrite());
        EncodedEvent event = Events.event(1, "t");
        tally.wrote(new Batch(List.of(event, event, event), new byte[1], 3, 3), true);
        tally.wrote(new Batch(List.of(event), new byte[1], 3, 3), true);
        tally.wrote(new Batch(List.of(), new byte[1], 3, 3), false);
        tally.handOn();
        assertEquals(1, tally.eventsAWrite());
        tally.wrote(new Batch(List.of(event, event), new byte[1], 3, 3), true);
        assertEquals(2, tally.eventsAWrite());
    }
}
