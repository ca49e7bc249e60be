package news.herald.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.herald.json.JsonP;
import org.junit.jupiter.api.Test;

class VitalsTest {

    private static JsonObject json(String text) {
        return JsonP.PROVIDER.createReader(new StringReader(text)).readObject();
    }

    @Test
    void vitalsAreReadAsTheyWereWritten() {
        Vitals vitals = new Vitals(Map.of(Figure.CPU, 0.25, Figure.HEAP_USED, 123_456_789.0), "17.0.1", "Server 1");
        assertEquals(
                "{\"cpu\":0.25,\"heapUsed\":123456789,\"java\":\"17.0.1\",\"server\":\"Server 1\"}",
                vitals.json().toString());
        assertEquals(vitals, Vitals.parse(vitals.json()));
    }

    @Test
    void whatIsUnknownIsLeftOut() {
        assertEquals(
                "{}", new Vitals(Map.of(Figure.CPU, Double.NaN), "", "").json().toString());
        assertEquals(Double.NaN, Vitals.UNKNOWN.get(Figure.CPU));
    }

    @Test
    void whatANodeOfAnotherVersionSaysOtherwiseIsPassedOver() {
        Vitals vitals = Vitals.parse(json("{\"cpu\":\"high\",\"later\":[1],\"lag\":3,\"java\":21,\"heapUsed\":null}"));
        assertEquals(new Vitals(Map.of(Figure.LAG, 3.0), "", ""), vitals);
    }

    @Test
    void theyFitIntoAReportHoweverMuchThereIsToSay() {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        Stream.of(Figure.values()).forEach(figure -> figures.put(figure, 123_456_789_012_345.0));
        String text =
                new Vitals(figures, "x".repeat(1_000), "y".repeat(1_000)).json().toString();
        assertTrue(text.length() < 1_200, () -> text.length() + " characters");
    }

    @Test
    void aSumIsWhatItMeans() {
        Vitals one = new Vitals(
                Map.of(Figure.CPU, 0.2, Figure.READERS, 3.0, Figure.P99, 0.5, Figure.DISK_FREE, 7.0), "", "");
        Vitals two = new Vitals(Map.of(Figure.CPU, 0.4, Figure.READERS, 4.0), "", "");
        Vitals sum = Vitals.sum(List.of(one, two));
        assertEquals(0.3, sum.get(Figure.CPU), 1e-9);
        assertEquals(7, sum.get(Figure.READERS));
        assertEquals(0.5, sum.get(Figure.P99));
        assertEquals(Double.NaN, sum.get(Figure.DISK_FREE), "nodes may share a disk");
    }

    @Test
    void numbersAreShort() {
        assertEquals("0.1235", Rounded.of(0.123456).toString());
        assertEquals("0.00001235", Rounded.of(0.0000123456).toPlainString());
        assertEquals("100", Rounded.of(100).toString());
        assertEquals("12346", Rounded.of(12_345.6).toString());
        assertEquals("0", Rounded.of(0).toString());
    }
}
