package news.herald.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * From which other sites' pages browsers may read. Immutable.
 *
 * @param any whether from all of them, those without a name ({@code Origin: null}) too
 * @param named otherwise these, as browsers write them
 */
public record AllowedOrigins(boolean any, Set<String> named) {

    static final String RULE = "must be * or origins such as https://example.org with commas between, each with"
            + " http or https, a host in ASCII, a port if need be, and nothing after it";

    private static final String ANY = "*";

    public AllowedOrigins {
        named = Set.copyOf(named);
    }

    static AllowedOrigins none() {
        return new AllowedOrigins(false, Set.of());
    }

    /** Empty when the text breaks the rule. */
    static Optional<AllowedOrigins> parse(String text) {
        if (text.strip().equals(ANY)) {
            return Optional.of(new AllowedOrigins(true, Set.of()));
        }
        Set<String> named = new LinkedHashSet<>();
        for (String part : List.of(text.split(",", -1))) {
            Optional<Origin> origin = Origin.parse(part.strip());
            if (origin.isEmpty()) {
                return Optional.empty();
            }
            named.add(origin.get().value());
        }
        return Optional.of(new AllowedOrigins(false, named));
    }

    public boolean isNone() {
        return !any && named.isEmpty();
    }

    /**
     * What a request from there is told of who may read the answer.
     *
     * @param origin the request's header, null if it has none
     * @return {@code *} even without a header when all may, because a cache may give the answer to one that has it
     */
    public Optional<String> answerTo(String origin) {
        if (any) {
            return Optional.of(ANY);
        }
        return Optional.ofNullable(origin)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(named::contains);
    }
}
