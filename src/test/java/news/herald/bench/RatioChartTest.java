package news.herald.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class RatioChartTest {

    @Test
    void theChartIsWellFormedAndHasABarForEachRatio() throws Exception {
        Document chart = parsed(new RatioChart(Examples.outcome(List.of(
                        Examples.comparison(Metric.RATE, List.of(300.0), List.of(100.0)),
                        Examples.comparison(Metric.P99, List.of(8.0), List.of(2.0)))))
                .svg());
        assertEquals("svg", chart.getDocumentElement().getLocalName());
        assertEquals(2 + 1, chart.getElementsByTagName("rect").getLength(), "bars and paper");
        assertTrue(chart.getDocumentElement().getTextContent().contains("Some <VM> & 17"));
    }

    @Test
    void aBarPointsToTheSideOnWhichHeraldStands() {
        assertTrue(chart(Metric.RATE, 3, 1).contains("<rect class=\"better\" x=\"420.0\""));
        assertTrue(chart(Metric.P50, 1, 3).contains("<rect class=\"better\" x=\"420.0\""));
        assertTrue(chart(Metric.P50, 3, 1).contains("<rect class=\"worse\""));
        assertTrue(chart(Metric.P50, 1, 3).contains("3.00\u00d7 less"));
    }

    @Test
    void aServerThatDeliveredNothingHasNoBar() throws Exception {
        Document chart = parsed(chart(Metric.RATE, 3, 0));
        assertEquals(1, chart.getElementsByTagName("rect").getLength());
        assertTrue(chart.getDocumentElement().getTextContent().contains("no figure"));
    }

    private static String chart(Metric metric, double herald, double stock) {
        return new RatioChart(Examples.outcome(List.of(Examples.comparison(metric, List.of(herald), List.of(stock)))))
                .svg();
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
