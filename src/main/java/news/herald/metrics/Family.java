package news.herald.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** All series of one name. Safe for use by many threads. */
final class Family {

    /** A bug that made labels from what callers send must not fill the memory: further ones are counted together. */
    static final int MOST_SERIES = 500;

    static final String OTHER = "other";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,127}");

    private final String name;
    private final String help;
    private final Class<? extends Instrument> kind;
    private final Map<Optional<Label>, Instrument> series = new ConcurrentHashMap<>();

    Family(String name, String help, Class<? extends Instrument> kind) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a metric: " + name);
        }
        this.name = name;
        this.help = help;
        this.kind = kind;
    }

    String name() {
        return name;
    }

    String help() {
        return help;
    }

    /** @return the type's word in the exposition format */
    String type() {
        return kind.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /** @return the instrument of this label, made at the first call */
    <I extends Instrument> I series(Class<I> wanted, Optional<Label> label, Supplier<I> making) {
        if (wanted != kind) {
            throw new IllegalArgumentException(name + " is already a " + type());
        }
        Instrument known = series.get(label);
        if (known == null) {
            Optional<Label> bounded =
                    series.size() < MOST_SERIES ? label : label.map(one -> new Label(one.name(), OTHER));
            known = series.computeIfAbsent(bounded, absent -> making.get());
        }
        return wanted.cast(known);
    }

    void replace(Optional<Label> label, Instrument instrument) {
        series.put(label, instrument);
    }

    /** @return the labels in a steady order, so that two scrapes can be compared by eye */
    List<Map.Entry<Optional<Label>, Instrument>> all() {
        return series.entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> entry.getKey().map(Label::value).orElse("")))
                .toList();
    }
}
