package news.herald.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    @Property
    void anyTextIsAQueryAndWhatIsWellEncodedIsReadBack(@ForAll String text, @ForAll String any) {
        query(text).all("topic").forEach(found -> assertTrue(found.length() <= text.length()));
        String value = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        assertEquals(Optional.of(value), query("x&a=" + encoded + "&a=2").first("a"));
    }
}
