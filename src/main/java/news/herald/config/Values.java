package news.herald.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The properties of a source, read as what they should be. One that is at fault is noted with its name, and read as if it
 * had not been set, so that all faults come together. Used by one thread at a time.
 */
final class Values {

    /** A century: longer than anybody keeps anything, and short of what a count of nanoseconds can hold. */
    private static final String LONGEST = "P36500D";

    private static final String NUMBER = " ?[0-9]{1,9}(?:\\.[0-9]{1,9})? ?";
    private static final Pattern STEPS = Pattern.compile(NUMBER + "," + NUMBER + "," + NUMBER);

    private final Function<String, Optional<String>> source;
    private final Set<String> faults = new LinkedHashSet<>();

    Values(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** Nothing when there is nothing but blanks. */
    Optional<String> text(String name) {
        return source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    Duration duration(String name, String otherwise, String least) {
        return duration(name, otherwise, least, LONGEST);
    }

    /** All of them in ISO 8601; the property may be a number of seconds as well. */
    Duration duration(String name, String otherwise, String least, String most) {
        String value = text(name).orElse(otherwise);
        try {
            Duration duration =
                    value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.parse(value);
            if (duration.compareTo(Duration.parse(least)) >= 0 && duration.compareTo(Duration.parse(most)) <= 0) {
                return duration;
            }
            fault(name, "must be from " + least + " to " + most);
        } catch (DateTimeParseException notIso) {
            fault(name, "must be a duration such as PT15S or a number of seconds");
        }
        return Duration.parse(otherwise);
    }

    int number(String name, int otherwise, int least, int most) {
        String value = text(name).orElse(Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
            fault(name, "must be from " + least + " to " + most);
        } catch (NumberFormatException notWhole) {
            fault(name, "must be a whole number from " + least + " to " + most);
        }
        return otherwise;
    }

    Rate rate(String name, Rate otherwise) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        Optional<Rate> rate = Rate.parse(value.get());
        if (rate.isPresent()) {
            return rate.get();
        }
        fault(name, "must be how many at once and then how many a second, such as 1000,50, or none for no limit");
        return otherwise;
    }

    /** Three numbers above 0, each greater than the one before. */
    Settings.Monitor.Steps steps(String name, String otherwise, double most) {
        double[] usual = numbers(otherwise);
        String value = text(name).orElse(otherwise);
        boolean readable = STEPS.matcher(value).matches();
        double[] steps = readable ? numbers(value) : usual;
        if (!readable || steps[0] <= 0 || steps[1] <= steps[0] || steps[2] <= steps[1] || steps[2] > most) {
            fault(
                    name,
                    "must be three numbers above 0 that ascend to at most " + (long) most + ", such as " + otherwise);
            steps = usual;
        }
        return new Settings.Monitor.Steps(steps[0], steps[1], steps[2]);
    }

    private static double[] numbers(String commas) {
        return Stream.of(commas.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    /** @param what is wrong, in words that follow the name */
    void fault(String name, String what) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        faults.add(name + " (" + variable + ") " + what);
    }

    /** @throws IllegalStateException naming every property that is at fault */
    void requireNoFault() {
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Herald cannot start, its configuration is at fault: "
                    + String.join("; ", faults) + ". The README lists every property.");
        }
    }
}
