package news.herald.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryTest {

    private static Query query(String text) {
        return Query.of(text);
    }

    @Test
    void anAddressWithoutParametersHasNone() {
        assertEquals(Optional.empty(), query(null).first("topic"));
        assertEquals(Optional.empty(), query("").first("topic"));
        assertEquals(Optional.empty(), query("&&=&topics=a").first("topic"));
    }

    @Test
    void valuesComeInTheirOrderAndDecoded() {
        Query query = query("topic=a&event=message&topic=b%2Dc&t%6Fpic=d+e&topic");
        assertEquals(List.of("a", "b-c", "d e", ""), query.all("topic").toList());
        assertEquals(Optional.of("message"), query.first("event"));
    }

    @Test
    void aValueMayHoldTheSignThatParts() {
        assertEquals(Optional.of("b=c"), query("a=b=c").first("a"));
    }

    @Test
    void whatIsBadlyEncodedStandsForItself() {
        assertEquals(Optional.of("%zz"), query("lastEventId=%zz").first("lastEventId"));
        assertEquals(Optional.of("%"), query("lastEventId=%").first("lastEventId"));
    }
}
