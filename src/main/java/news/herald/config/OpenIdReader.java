package news.herald.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads {@code herald.oidc.*}: all that is needed or nothing. Used by one thread at a time.
 *
 * @param text of a property
 * @param fault is told the property and what is wrong with it
 */
record OpenIdReader(Function<String, Optional<String>> text, BiConsumer<String, String> fault) {

    private static final String ISSUER = "herald.oidc.issuer";
    private static final String CLIENT_ID = "herald.oidc.client.id";
    private static final String CLIENT_SECRET = "herald.oidc.client.secret";
    private static final String ROLES_CLAIM = "herald.oidc.roles.claim";
    private static final String ROLES = "herald.oidc.roles";
    private static final String TITLE = "herald.oidc.title";
    private static final String SCOPES = "herald.oidc.scopes";

    private static final List<String> NEEDED = List.of(ISSUER, CLIENT_ID, CLIENT_SECRET);

    /** {@code accounts.Role} in words. */
    private static final List<String> ROLE_WORDS = List.of("reader", "editor", "operator", "admin");

    Optional<Settings.OpenId> read() {
        List<String> all = List.of(ISSUER, CLIENT_ID, CLIENT_SECRET, ROLES_CLAIM, ROLES, TITLE, SCOPES);
        if (all.stream().allMatch(name -> text.apply(name).isEmpty())) {
            return Optional.empty();
        }
        NEEDED.stream()
                .filter(name -> text.apply(name).isEmpty())
                .forEach(name -> fault.accept(name, "must be set when any herald.oidc property is"));
        String issuer = text.apply(ISSUER).orElse("https://localhost");
        if (!isTrusted(issuer)) {
            fault.accept(ISSUER, "must be https://, or http:// on this machine itself, without ? and #");
            issuer = "https://localhost";
        }
        String scopes = text.apply(SCOPES).orElse("openid profile");
        if (!List.of(scopes.split(" +")).contains("openid") || !scopes.matches("[!#-\\[\\]-~ ]+")) {
            fault.accept(SCOPES, "must be words with spaces between, openid among them");
        }
        String title = text.apply(TITLE).orElse(URI.create(issuer).getHost());
        if (title.length() > 60 || title.chars().anyMatch(Character::isISOControl)) {
            fault.accept(TITLE, "must be one line of at most 60 characters");
        }
        return Optional.of(new Settings.OpenId(
                issuer,
                text.apply(CLIENT_ID).orElse(""),
                text.apply(CLIENT_SECRET).orElse(""),
                text.apply(ROLES_CLAIM).orElse("roles"),
                text.apply(ROLES).map(this::roles).orElseGet(OpenIdReader::byTheirNames),
                title,
                scopes));
    }

    /** What is not encrypted can be read and changed on the way: to nowhere but this machine. */
    private static boolean isTrusted(String issuer) {
        try {
            URI address = URI.create(issuer);
            return Settings.OpenId.isTrusted(address) && address.getQuery() == null && address.getFragment() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Map<String, Set<String>> byTheirNames() {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        ROLE_WORDS.forEach(word -> roles.put(word, Set.of(word)));
        return roles;
    }

    /** {@code role=value,role=value}: a value may give several roles, a role come of several values. */
    private Map<String, Set<String>> roles(String mapping) {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        boolean fine = Stream.of(mapping.split(",", -1)).map(String::strip).allMatch(pair -> {
            int equals = pair.indexOf('=');
            boolean known =
                    equals > 0 && ROLE_WORDS.contains(pair.substring(0, equals).strip());
            String value = pair.substring(equals + 1).strip();
            if (known && !value.isEmpty()) {
                roles.computeIfAbsent(value, key -> new LinkedHashSet<>())
                        .add(pair.substring(0, equals).strip());
            }
            return known && !value.isEmpty();
        });
        if (!fine) {
            fault.accept(
                    ROLES,
                    "must be such as editor=newsroom,admin=it-admins, of the roles " + String.join(", ", ROLE_WORDS));
        }
        return roles;
    }
}
