package news.herald.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import news.herald.live.TopicName;
import org.junit.jupiter.api.Test;

/** How far a right extends that is given by an account and by a token. */
class ScopeTest {

    private static final TopicName SPORT = new TopicName("sport");
    private static final TopicName CITY = new TopicName("city");

    @Test
    void theWordsOfAnAccountAreItsTopics() {
        assertEquals(
                Optional.of(Set.of(SPORT, CITY)), Scope.ofTopics("city,sport").topics());
        assertTrue(Scope.ofTopics(null).covers(SPORT));
    }

    @Test
    void ofTwoTheNarrowerCountsWhicheverItIs() {
        Scope sport = Scope.ofTopics("sport");
        assertTrue(sport.within(Scope.ALL).covers(SPORT));
        assertFalse(sport.within(Scope.ALL).covers(CITY));
        assertFalse(Scope.ALL.within(sport).covers(CITY));
        assertEquals(Scope.ALL, Scope.ALL.within(Scope.ALL));
    }

    @Test
    void twoThatHaveNothingInCommonExtendToNothing() {
        Scope none = Scope.ofTopics("sport").within(Scope.ofTopics("city"));
        assertFalse(none.covers(SPORT) || none.covers(CITY));
        assertEquals(Optional.of(Set.of()), none.topics());
    }

    @Test
    void theVerbsOfATokenStayWhatTheyAre() {
        Scope pins = new Scope(Optional.empty(), Optional.of(Set.of(Verb.PIN)));
        Scope both = pins.within(Scope.ofTopics("sport"));
        assertTrue(both.covers(Verb.PIN) && both.covers(SPORT));
        assertFalse(both.covers(Verb.KILL) || both.covers(CITY));
    }
}
