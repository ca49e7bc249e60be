package news.herald.demo;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import news.herald.json.JsonP;
import news.herald.live.TopicName;

/**
 * The scores at any moment of the day: what they are depends on the moment alone, so no node has to remember anything.
 * Immutable.
 */
record Scoreboard(TopicName topic, List<Match> matches) {

    /** @param file with the seconds of a {@code minute}, of the {@code pause}, and the {@code matches} */
    static Scoreboard of(JsonObject file) {
        Clock clock = new Clock(file.getInt("minute"), file.getInt("pause"));
        return new Scoreboard(
                new TopicName(file.getString("topic")),
                file.getJsonArray("matches").getValuesAs(JsonObject.class).stream()
                        .map(match -> Match.of(clock, match))
                        .toList());
    }

    /** All rows, as a request would put them. */
    JsonObject at(Duration moment) {
        JsonArrayBuilder rows = JsonP.PROVIDER.createArrayBuilder();
        matches.forEach(match -> rows.add(match.row(moment.toSeconds())));
        return JsonP.PROVIDER.createObjectBuilder().add("rows", rows).build();
    }

    /**
     * How time passes in a match.
     *
     * @param minute seconds
     * @param pause seconds between the halves
     */
    record Clock(int minute, int pause) {

        private static final int HALF = 45;

        /** Minutes that are played in each half. */
        private static final int FIRST = 47;

        private static final int SECOND = 48;

        /** @param label such as 38′, 45+1′ or HT */
        record Reading(int minute, String label) {}

        /** @param seconds since the match began */
        Reading at(long seconds) {
            long secondHalf = (long) FIRST * minute + pause;
            if (seconds < 0) {
                return new Reading(0, "–");
            }
            if (seconds < (long) FIRST * minute) {
                return playing((int) (seconds / minute) + 1, HALF);
            }
            if (seconds < secondHalf) {
                return new Reading(HALF, "HT");
            }
            int played = (int) ((seconds - secondHalf) / minute);
            return played < SECOND ? playing(HALF + played + 1, 2 * HALF) : new Reading(HALF + SECOND, "FT");
        }

        private static Reading playing(int minute, int end) {
            boolean added = minute > end;
            // What happens in the 46th minute must not be seen in the first half's added time.
            return added && end == HALF
                    ? new Reading(end, end + "+" + (minute - end) + "′")
                    : new Reading(minute, added ? end + "+" + (minute - end) + "′" : minute + "′");
        }
    }

    /** @param begins seconds of the day; less than 0 when it was going on before */
    record Match(Clock clock, String key, String home, String away, int begins, List<JsonObject> events) {

        static Match of(Clock clock, JsonObject match) {
            return new Match(
                    clock,
                    match.getString("key"),
                    match.getString("home"),
                    match.getString("away"),
                    match.getInt("begins"),
                    match.getJsonArray("events").getValuesAs(JsonObject.class));
        }

        private JsonObject row(long second) {
            Clock.Reading now = clock.at(second - begins);
            JsonObject fields = JsonP.PROVIDER
                    .createObjectBuilder()
                    .add("home", home)
                    .add("goals", count(now, "goal", "home") + "–" + count(now, "goal", "away"))
                    .add("away", away)
                    .add("minute", now.label())
                    .add("yellow", count(now, "yellow", "home") + count(now, "yellow", "away"))
                    .add("red", count(now, "red", "home") + count(now, "red", "away"))
                    .build();
            return JsonP.PROVIDER
                    .createObjectBuilder()
                    .add("key", key)
                    .add("fields", fields)
                    .build();
        }

        private int count(Clock.Reading now, String what, String side) {
            return (int) events.stream()
                    .filter(event -> event.getString("what").equals(what))
                    .filter(event -> event.getString("side").equals(side))
                    .filter(event -> event.getInt("minute") <= now.minute())
                    .count();
        }
    }
}
