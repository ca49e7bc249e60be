package news.herald.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code herald.oidc.*}: all that is needed or nothing. Used by one thread at a time. */
record OpenIdReader(Values values) {

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
        if (all.stream().allMatch(name -> values.text(name).isEmpty())) {
            return Optional.empty();
        }
        NEEDED.stream()
                .filter(name -> values.text(name).isEmpty())
                .forEach(name -> values.fault(name, "must be set when any herald.oidc property is"));
        String issuer = values.text(ISSUER).orElse("https://localhost");
        if (!isTrusted(issuer)) {
            values.fault(ISSUER, "must be https://, or http:// on this machine itself, without ? and #");
            issuer = "https://localhost";
        }
        String scopes = values.text(SCOPES).orElse("openid profile");
        if (!List.of(scopes.split(" +")).contains("openid") || !scopes.matches("[!#-\\[\\]-~ ]+")) {
            values.fault(SCOPES, "must be words with spaces between, openid among them");
        }
        String title = values.text(TITLE).orElse(URI.create(issuer).getHost());
        if (title.length() > 60 || title.chars().anyMatch(Character::isISOControl)) {
            values.fault(TITLE, "must be one line of at most 60 characters");
        }
        return Optional.of(new Settings.OpenId(
                issuer,
                values.text(CLIENT_ID).orElse(""),
                values.text(CLIENT_SECRET).orElse(""),
                values.text(ROLES_CLAIM).orElse("roles"),
                values.text(ROLES).map(this::roles).orElseGet(OpenIdReader::byTheirNames),
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
            values.fault(
                    ROLES,
                    "must be such as editor=newsroom,admin=it-admins, of the roles " + String.join(", ", ROLE_WORDS));
        }
        return roles;
    }
}
