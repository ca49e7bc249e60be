package news.herald.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The ratios as one SVG, which needs nothing else and follows the viewer's light or dark mode: bars to the right where
 * Herald is better, to the left where it is worse, so that colour is not needed to tell. Immutable.
 */
record RatioChart(Outcome outcome) {

    private static final int WIDTH = 760;
    private static final int TOP = 92;
    private static final int ROW = 28;
    private static final int LABELS = 180;
    private static final int MIDDLE = 420;
    private static final int HALF = 170;
    private static final String STYLE = """
            <style>
              .paper { fill: #ffffff } text { fill: #1f2328; font: 13px system-ui, sans-serif }
              .title { font-size: 17px; font-weight: 600 } .small { font-size: 11.5px; fill: #59636e }
              .better { fill: #1a7f4b } .worse { fill: #bc4c00 } .spread { stroke: #1f2328; stroke-width: 1.5 }
              .grid { stroke: #d1d9e0 } .one { stroke: #59636e; stroke-width: 1.5 } .value { font-weight: 600 }
              @media (prefers-color-scheme: dark) {
                .paper { fill: #0d1117 } text { fill: #e6edf3 } .small { fill: #9198a1 }
                .better { fill: #3fb97a } .worse { fill: #f0883e } .spread { stroke: #e6edf3 }
                .grid { stroke: #2b323b } .one { stroke: #9198a1 }
              }
            </style>
            """;

    String svg() {
        List<Comparison> rows = outcome.comparisons();
        LogScale scale = LogScale.around(
                MIDDLE,
                HALF,
                rows.stream()
                        .flatMapToDouble(
                                row -> DoubleStream.of(advantage(row, row.lowest()), advantage(row, row.highest()))));
        int bottom = TOP + rows.size() * ROW;
        List<String> notes = notes();
        int height = bottom + 34 + notes.size() * 17;
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " role=\"img\" aria-label=\"Herald beside the server's own SseBroadcaster\">%n",
                WIDTH, height, WIDTH, height));
        svg.append(STYLE).append(format("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>%n", WIDTH, height));
        svg.append(text(20, 30, "title", "start", "Herald beside the server\u2019s own SseBroadcaster"));
        svg.append(text(20, 50, "small", "start", headline()));
        svg.append(text(MIDDLE - 10, 74, "small", "end", "\u2190 Herald is worse"));
        svg.append(text(MIDDLE + 10, 74, "small", "start", "Herald is better \u2192"));
        axis(svg, scale, bottom);
        for (int at = 0; at < rows.size(); at++) {
            row(svg, scale, rows.get(at), TOP + at * ROW + ROW / 2);
        }
        for (int at = 0; at < notes.size(); at++) {
            svg.append(text(20, bottom + 42 + at * 17, "small", "start", notes.get(at)));
        }
        return svg.append("</svg>\n").toString();
    }

    private String headline() {
        BenchPlan plan = outcome.setting().plan();
        return format(
                "%,d readers (idle: %,d), the same events; medians of %d rounds by turns, thin lines: least and most of a pair",
                plan.readers(), plan.idleReaders(), plan.rounds());
    }

    private List<String> notes() {
        return List.of(
                "Herald: " + outcome.tally(Contestant.HERALD),
                "Broadcaster: " + outcome.tally(Contestant.STOCK),
                "Herald has each event on the disk (H2) before it delivers; the broadcaster passes it on from memory.",
                outcome.setting().machine());
    }

    private static void axis(StringBuilder svg, LogScale scale, int bottom) {
        for (double tick : scale.ticks()) {
            for (double ratio : new double[] {tick, 1 / tick}) {
                svg.append(line("grid", scale.place(ratio), TOP - 8, scale.place(ratio), bottom));
                String label = (ratio < 1 ? "1/" : "") + format("%.0f", tick) + "\u00d7";
                svg.append(text(scale.place(ratio), bottom + 16, "small", "middle", label));
            }
        }
        svg.append(line("one", MIDDLE, TOP - 8, MIDDLE, bottom));
        svg.append(text(MIDDLE, bottom + 16, "small", "middle", "equal"));
    }

    private static void row(StringBuilder svg, LogScale scale, Comparison row, int middle) {
        svg.append(text(
                LABELS,
                middle + 5,
                "",
                "end",
                row.scenario() + ": " + row.metric().title()));
        double advantage = advantage(row, row.ratio());
        if (!Double.isFinite(advantage) || advantage <= 0) {
            svg.append(text(WIDTH - 20, middle + 5, "value", "end", "no figure"));
            return;
        }
        double end = scale.place(advantage);
        svg.append(format(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
                advantage >= 1 ? "better" : "worse",
                Math.min(MIDDLE, end),
                middle - ROW / 2 + 5,
                Math.abs(end - MIDDLE),
                ROW - 10));
        double low = advantage(row, row.lowest());
        double high = advantage(row, row.highest());
        svg.append(line("spread", scale.place(low), middle, scale.place(high), middle));
        svg.append(text(WIDTH - 20, middle + 5, "value", "end", words(row.ratio())));
    }

    /** How many times better Herald is, whichever way is better for the metric. */
    private static double advantage(Comparison row, double ratio) {
        return row.metric().moreIsBetter() ? ratio : 1 / ratio;
    }

    private static String words(double ratio) {
        double times = Math.max(ratio, 1 / ratio);
        String shown = format(times < 10 ? "%.2f" : "%.0f", times);
        return shown.equals("1.00") ? "equal" : shown + "\u00d7 " + (ratio > 1 ? "more" : "less");
    }

    private static String line(String style, double fromX, double fromY, double toX, double toY) {
        return format(
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                style, fromX, fromY, toX, toY);
    }

    private static String text(double x, double y, String style, String anchor, String words) {
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
        return format(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                style, x, y, anchor, escaped);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
