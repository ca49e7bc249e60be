package news.herald.ninjs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code date-time} of RFC 3339, section 5.6, with its leap seconds and any number of decimals. Stateless. */
public final class Timestamp {

    private static final Pattern FORM = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}):([0-9]{2})"
            + "(?:\\.([0-9]{1,9})[0-9]*)?(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))");

    private Timestamp() {}

    /** @return the moment, to the nanosecond, or empty when the text is no such date and time */
    public static Optional<Instant> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            // The second 60 of a leap second is the last one that Java's calendar has.
            String second = parts.group(3).equals("60") ? "59" : parts.group(3);
            String decimals = parts.group(4) == null ? "0" : parts.group(4);
            LocalDateTime local =
                    LocalDateTime.parse(parts.group(1) + 'T' + parts.group(2) + ':' + second + '.' + decimals);
            return Optional.of(local.toInstant(ZoneOffset.UTC).minus(offset(parts)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** By hand, because {@link ZoneOffset} ends at 18 hours and RFC 3339 does not. */
    private static Duration offset(Matcher parts) {
        if (parts.group(5) == null) {
            return Duration.ZERO;
        }
        Duration size = Duration.ofHours(Long.parseLong(parts.group(6))).plusMinutes(Long.parseLong(parts.group(7)));
        return parts.group(5).equals("-") ? size.negated() : size;
    }
}
