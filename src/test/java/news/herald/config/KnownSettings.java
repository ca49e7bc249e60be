package news.herald.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which variables Herald reads, asked of the reader itself. Stateless. */
public final class KnownSettings {

    private KnownSettings() {}

    public static Set<String> names() {
        Set<String> names = new TreeSet<>();
        SettingsReader.read(name -> {
            names.add(variable(name));
            return Optional.empty();
        });
        return names;
    }

    /** @throws IllegalStateException when a value is at fault */
    public static Settings read(Map<String, String> environment) {
        return SettingsReader.read(name -> Optional.ofNullable(environment.get(variable(name))));
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
