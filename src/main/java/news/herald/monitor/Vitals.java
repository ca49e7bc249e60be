package news.herald.monitor;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import news.herald.json.JsonP;

/**
 * How a node is at one moment. What cannot be known there is not in it. Immutable.
 *
 * @param java version of the JVM, empty if nobody said
 * @param server name and version of the server, empty if nobody said
 */
record Vitals(Map<Figure, Double> figures, String java, String server) {

    static final Vitals UNKNOWN = new Vitals(Map.of(), "", "");

    private static final int LONGEST_TEXT = 100;

    Vitals {
        Map<Figure, Double> known = new EnumMap<>(Figure.class);
        figures.forEach((figure, value) -> {
            if (Double.isFinite(value)) {
                known.put(figure, value);
            }
        });
        figures = Collections.unmodifiableMap(known);
        java = shortened(java);
        server = shortened(server);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    /** @return not a number when it is not known */
    double get(Figure figure) {
        return figures.getOrDefault(figure, Double.NaN);
    }

    static Vitals sum(Collection<Vitals> all) {
        Map<Figure, Double> sums = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            sums.put(
                    figure,
                    figure.sum(all.stream().mapToDouble(one -> one.get(figure)).toArray()));
        }
        return new Vitals(sums, "", "");
    }

    JsonObject json() {
        JsonObjectBuilder members = JsonP.PROVIDER.createObjectBuilder();
        figures.forEach((figure, value) -> members.add(figure.word(), Rounded.json(value)));
        if (!java.isEmpty()) {
            members.add("java", java);
        }
        if (!server.isEmpty()) {
            members.add("server", server);
        }
        return members.build();
    }

    /** What a node of another version says too much or otherwise is passed over. */
    static Vitals parse(JsonObject json) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            if (json.get(figure.word()) instanceof JsonNumber number) {
                figures.put(figure, number.doubleValue());
            }
        }
        return new Vitals(figures, text(json, "java"), text(json, "server"));
    }

    private static String text(JsonObject json, String member) {
        return json.get(member) instanceof JsonString text ? text.getString() : "";
    }
}
