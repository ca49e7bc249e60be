package news.herald.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import news.herald.testing.RawAnswer;
import news.herald.testing.RawRequest;

/**
 * The server under test as its callers know it: topics, a way in, and the few things that all of them work on at once. Safe
 * for use by many threads.
 */
final class Known {

    /** Few, so that verbs meet each other on the same one. */
    private static final int KEPT = 24;

    private final AtomicReferenceArray<String> places = new AtomicReferenceArray<>(KEPT);
    private final AtomicInteger next = new AtomicInteger();
    final String news;
    final String rows;
    final String alerts;
    final String hidden;
    final String authorization;
    final String cookie;
    final String cursor;

    /**
     * @param hidden a topic that strangers must not learn of
     * @param authorization of an administrator
     * @param cookie of a session of the same
     * @param cursor where the journal ended before all this
     */
    Known(String news, String rows, String alerts, String hidden, String authorization, String cookie, String cursor) {
        this.news = news;
        this.rows = rows;
        this.alerts = alerts;
        this.hidden = hidden;
        this.authorization = authorization;
        this.cookie = cookie;
        this.cursor = cursor;
    }

    /** Whether an answer names the hidden topic to somebody who did not prove to be anybody. */
    boolean isTold(RawRequest request, RawAnswer answer) {
        if (answer.status() >= 400 || !answer.text().contains(hidden)) {
            return false;
        }
        String asked = new String(request.bytes(), StandardCharsets.ISO_8859_1);
        return !asked.contains(authorization) && !asked.contains(cookie);
    }

    /** @param place the path of an item, an alert, a row or a picture */
    void made(String place) {
        places.set(Math.floorMod(next.getAndIncrement(), KEPT), place);
    }

    /** The path of something that was made, or of nothing at all. */
    String place(Dice dice, String beginning) {
        for (int tries = 0; tries < 4; tries++) {
            Optional<String> place =
                    Optional.ofNullable(places.get(dice.below(KEPT))).filter(made -> made.startsWith(beginning));
            if (place.isPresent()) {
                return place.get();
            }
        }
        return beginning + (dice.chance(50) ? "0mrx4zq1b" + "k".repeat(12) : OddText.encoded(dice));
    }
}
