package news.herald.accounts;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an account is for. In {@code @RolesAllowed} by the constants, which are the names in lower case. */
public enum Role {
    /** Reads private topics. */
    READER,
    /** Reads them too, and writes. */
    EDITOR,
    OPERATOR,
    /** May do what every other role may. */
    ADMIN;

    public static final String READERS = "reader";
    public static final String EDITORS = "editor";
    public static final String OPERATORS = "operator";
    public static final String ADMINS = "admin";

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** @param words role words with commas between; unknown ones, of a later version, give no right */
    static Set<Role> parse(String words) {
        return Stream.of(words.split(","))
                .flatMap(word -> of(word.strip()).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    static String join(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining(","));
    }
}
