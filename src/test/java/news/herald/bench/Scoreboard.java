package news.herald.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects figures while the contest goes on. For one thread. */
final class Scoreboard {

    private record Place(String scenario, Metric metric) {}

    private record Entry(String scenario, String contestant) {}

    private final Map<Place, Map<String, List<Double>>> values = new LinkedHashMap<>();
    private final Map<Entry, Tally> tallies = new LinkedHashMap<>();

    void add(String scenario, String contestant, Figures figures) {
        for (Metric metric : List.of(Metric.RATE, Metric.CPU, Metric.P50, Metric.P99)) {
            add(scenario, metric, contestant, figures.of(metric));
        }
        count(scenario, contestant, figures);
    }

    /** Only what became of the events. */
    void count(String scenario, String contestant, Figures figures) {
        tallies.merge(new Entry(scenario, contestant), figures.tally(), Tally::plus);
    }

    void add(String scenario, Metric metric, String contestant, double value) {
        values.computeIfAbsent(new Place(scenario, metric), place -> new LinkedHashMap<>())
                .computeIfAbsent(contestant, name -> new ArrayList<>())
                .add(value);
    }

    Outcome outcome(Setting setting) {
        List<Comparison> comparisons = values.entrySet().stream()
                .map(entry -> new Comparison(
                        entry.getKey().scenario(),
                        entry.getKey().metric(),
                        entry.getValue().get(Contestant.HERALD),
                        entry.getValue().get(Contestant.STOCK)))
                .toList();
        List<Account> accounts = tallies.entrySet().stream()
                .map(entry ->
                        new Account(entry.getKey().scenario(), entry.getKey().contestant(), entry.getValue()))
                .toList();
        return new Outcome(setting, comparisons, accounts);
    }
}
