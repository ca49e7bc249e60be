package news.herald.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments as people and programs read them, always in UTC: the server does not know where a reader is. Stateless. */
final class Moments {

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss '+0000'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    static String words(Instant moment) {
        return WORDS.format(moment);
    }

    /** RFC 3339, to the millisecond: no reader of feeds needs more, and some do not take more. */
    static String timestamp(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static String rfc822(Instant moment) {
        return RFC_822.format(moment);
    }
}
