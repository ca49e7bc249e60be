package news.herald.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.time.Duration;
import news.herald.demo.Scoreboard.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreboardTest {

    /** A minute of ten seconds, a pause of half a minute: the second half begins after 500 s. */
    private final Clock clock = new Clock(10, 30);

    @ParameterizedTest
    @CsvSource({
        "-1,0,–",
        "0,1,1′",
        "9,1,1′",
        "10,2,2′",
        "449,45,45′",
        "450,45,45+1′",
        "469,45,45+2′",
        "470,45,HT",
        "499,45,HT",
        "500,46,46′",
        "949,90,90′",
        "950,91,90+1′",
        "979,93,90+3′",
        "980,93,FT",
        "5000,93,FT"
    })
    void theClockCountsAsAReferee(long second, int minute, String label) {
        assertEquals(new Clock.Reading(minute, label), clock.at(second));
    }

    @Test
    void whatHappenedUntilThisMinuteCounts() {
        Scoreboard scoreboard = new Script().scoreboard();
        assertEquals(
                "{\"home\":\"Quillbridge Rovers\",\"goals\":\"0–0\",\"away\":\"Saltmere City\",\"minute\":\"32′\","
                        + "\"yellow\":0,\"red\":0}",
                first(scoreboard, 0));
        assertEquals(
                "{\"home\":\"Quillbridge Rovers\",\"goals\":\"2–1\",\"away\":\"Saltmere City\",\"minute\":\"FT\","
                        + "\"yellow\":3,\"red\":1}",
                first(scoreboard, 1439));
    }

    private static String first(Scoreboard scoreboard, long second) {
        JsonObject table = scoreboard.at(Duration.ofSeconds(second));
        return table.getJsonArray("rows")
                .getJsonObject(0)
                .getJsonObject("fields")
                .toString();
    }
}
