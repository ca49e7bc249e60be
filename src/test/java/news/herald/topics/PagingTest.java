package news.herald.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void aPageHas50ItemsUnlessAnotherNumberIsAskedFor() {
        assertEquals(new Paging(50, Optional.empty()), Paging.of(null, null));
        assertEquals(new Paging(200, Optional.of("urn:x:1")), Paging.of("200", "urn:x:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1.5", "", "x", "99999999999", "٣"})
    void noOtherNumberIsTaken(String limit) {
        assertEquals(
                "limit",
                assertThrows(Refusal.class, () -> Paging.of(limit, null))
                        .faults()
                        .get(0)
                        .pointer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\u0000", "a\u0000", "\ud800", "é"})
    void whatCanBeNoAddressIsNotAskedFor(String before) {
        assertEquals(
                "before",
                assertThrows(Refusal.class, () -> Paging.of(null, before))
                        .faults()
                        .get(0)
                        .pointer());
    }

    @Test
    void aLinkToTheNextPageIsAnAddress() {
        assertEquals(
                "</api/topics/p?status=draft&limit=2&before=urn%3Ax%3Fa%26b%3E>; rel=\"next\"",
                Paging.of("2", null).linkToNext("/api/topics/p", "status=draft&", "urn:x?a&b>"));
    }

    @Property
    void anyTextIsAPageOrRefused(@ForAll String limit, @ForAll String before) {
        try {
            Paging.of(limit, before);
        } catch (Refusal refusal) {
            assertEquals(400, refusal.status());
        }
    }
}
