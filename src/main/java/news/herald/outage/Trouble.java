package news.herald.outage;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a database refuses something that it will take later. By SQLSTATE (PostgreSQL, appendix A; H2, ErrorCode). */
enum Trouble {
    READ_ONLY(
            List.of("25006", "90097"),
            "The database takes no writes: it is read-only. Reading goes on; try again once that has been changed."),

    /** H2 knows only what Java says of a file. */
    FULL(
            List.of("53100", "90100"),
            "The database takes no writes: its disk is full. Reading goes on; try again once there is room."),

    BUSY(List.of("53", "55P03", "HYT0"), "The database has too much to do just now; try again shortly."),

    /** Another transaction was quicker: the same again may succeed at once. */
    RACE(List.of("40001", "40P01"), "Somebody else wrote at the same moment; try again shortly."),

    /** No connection, stopped by an operator, the system's fault, H2 closed or broken. */
    AWAY(
            List.of("08", "57P", "58", "90098", "90067", "90121"),
            "The database cannot be reached just now; try again shortly.");

    private static final String NO_SPACE = "No space left on device";

    /** An exception can be, by way of others, its own cause. */
    private static final int DEEPEST = 32;

    private final List<String> states;
    private final String words;

    Trouble(List<String> states, String words) {
        this.states = states;
        this.words = words;
    }

    /** Of an exception, whatever is around it. @return nothing when there is none, or none that will pass */
    static Optional<Trouble> in(Throwable thrown) {
        return causes(thrown)
                .flatMap(cause -> cause instanceof SQLException failed ? of(failed).stream() : Stream.empty())
                .findFirst();
    }

    /** @return nothing when it will not pass */
    static Optional<Trouble> of(SQLException failed) {
        if (isForWantOfSpace(failed)) {
            return Optional.of(FULL);
        }
        if (failed instanceof SQLTimeoutException) {
            return Optional.of(BUSY);
        }
        String state = Optional.ofNullable(failed.getSQLState()).orElse("");
        return Stream.of(values())
                .filter(trouble -> trouble.states.stream().anyMatch(state::startsWith))
                .findFirst()
                .or(() -> passesByItsType(failed) ? Optional.of(AWAY) : Optional.empty());
    }

    private static boolean isForWantOfSpace(SQLException failed) {
        return causes(failed)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(NO_SPACE));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    private static boolean passesByItsType(SQLException failed) {
        return failed instanceof SQLTransientException
                || failed instanceof SQLRecoverableException
                || failed instanceof SQLNonTransientConnectionException;
    }

    /** For whoever asked. */
    String words() {
        return words;
    }

    /** For a metric. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the same at once would fail once more, and only cost time. */
    boolean lasts() {
        return this == READ_ONLY || this == FULL || this == BUSY;
    }

    /** Whether reading goes on. */
    boolean concernsWrites() {
        return this == READ_ONLY || this == FULL;
    }
}
