package news.herald.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.LongStream;
import news.herald.json.JsonP;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final long NOW = 1_800_000_000;

    private final History history = new History();

    private void add(long second, double readers, double p99) {
        history.add(second, new Vitals(Map.of(Figure.READERS, readers, Figure.P99, p99), "", ""));
    }

    @Test
    void aSampleIsTheMeanOfItsSecondsAndTheWorstOfSome() {
        add(NOW, 10, 0.1);
        add(NOW + 1, 20, 0.5);
        add(NOW + 4, 60, 0.2);
        assertEquals(30, history.get(Column.READERS, History.step(NOW)));
        assertEquals(0.5, history.get(Column.P99, History.step(NOW)), 1e-6);
    }

    @Test
    void whatIsNotKnownIsAGap() {
        add(NOW, 10, Double.NaN);
        assertTrue(Double.isNaN(history.get(Column.P99, History.step(NOW))));
        assertTrue(Double.isNaN(history.get(Column.READERS, History.step(NOW) - 1)));
        add(NOW + 1, 10, 0.3);
        assertEquals(0.3, history.get(Column.P99, History.step(NOW)), 1e-6);
    }

    @Test
    void itRemembersOneHourHoweverLongItGoesOn() {
        LongStream.range(0, 3 * 3_600).forEach(second -> add(NOW + second, second, 0));
        long last = History.step(NOW + 3 * 3_600 - 1);
        long remembered = LongStream.rangeClosed(History.step(NOW), last)
                .filter(step -> Double.isFinite(history.get(Column.READERS, step)))
                .count();
        assertEquals(History.SAMPLES, remembered);
        assertTrue(Double.isFinite(history.get(Column.READERS, last)));
        assertFalse(Double.isFinite(history.get(Column.READERS, last - History.SAMPLES)));
    }

    @Test
    void columnsOfOneHourAreAFewTensOfKilobytes() {
        LongStream.range(0, 3_600).forEach(second -> add(NOW + second, 1_234.5678, 0.123456789));
        var members = JsonP.PROVIDER.createObjectBuilder();
        long last = History.step(NOW + 3_599);
        history.addTo(members, last - History.SAMPLES + 1, last);
        String json = members.build().toString();
        assertTrue(json.contains("[1235,1235,"), json.substring(0, 200));
        assertTrue(json.contains("[0.1235,0.1235,"));
        assertTrue(json.length() < 50_000, () -> json.length() + " characters");
    }
}
