package news.herald.ninjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NinjsSchemaTest {

    @Test
    void theSchemaItselfIsAValidSchema() {
        new ValidatorFactory()
                .withDefaultDialect(new Dialects.Draft2020Dialect())
                .withJsonNodeFactory(new JakartaJsonNode.Factory())
                .createValidator()
                .registerSchema(NinjsSchema.source());
    }

    @Test
    void anEmptyDocumentIsOneBecauseHeraldGivesTheUri() {
        assertEquals(List.of(), faults("{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"urgency\":10}|/urgency|must be at most 9",
                "{\"urgency\":\"1\"}|/urgency|must be of type integer",
                "{\"Headlines\":[]}|/Headlines|is no member that ninjs 3.1 has here",
                "{\"name\":\"x\"}|/name|is no member that ninjs 3.1 has here",
                "{\"headlines\":[{\"role\":\"main\"}]}|/headlines/0/value|is required",
                "{\"associations\":[{\"uri\":\"urn:x:1\"}]}|/associations/0/name|is required",
                "{\"associations\":[{\"name\":\"n\",\"uri\":\"urn:x:1\",\"bodies\":[1]}]}|/associations/0/bodies/0|must be of type object",
                "{\"rightsInfo\":{}}|/rightsInfo|must have either linkedRights or encodedRights",
                "{\"people\":[{\"contactInfo\":[{}]}]}|/people/0/contactInfo/0|must have either value or address",
                "{\"uri\":\"no scheme\"}|/uri|must be a URI with its scheme, in ASCII (RFC 3986)",
                "{\"versionCreated\":\"yesterday\"}|/versionCreated|must be a date and time with an offset, for example 2026-02-28T18:30:00Z (RFC 3339)",
                "{\"genres\":[{\"uri\":\" JavaScript:alert(1)\"}]}|/genres/0/uri|must not be a javascript:, vbscript: or data: address",
                "{\"renditions\":[{\"name\":\"n\",\"href\":\"data:text/html,x\"}]}|/renditions/0/href|must not be a javascript:, vbscript: or data: address",
                "{\"places\":[{\"geoJSON\":{\"type\":\"Point\",\"coordinates\":[1]}}]}|/places/0/geoJSON/coordinates|must have at least 2 entries",
                "{\"places\":[{\"geoJSON\":{\"type\":\"Dot\"}}]}|/places/0/geoJSON/type|must be one of Feature, FeatureCollection, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon",
                "{\"pubStatus\":\"cancelled\"}|/pubStatus|must be one of canceled, usable, withheld"
            })
    void aFaultNamesItsFieldAndNothingElse(String document, String pointer, String detail) {
        assertEquals(List.of(new FieldFault(pointer, detail)), faults(document));
    }

    @Test
    void datesWithoutAnyStartOrEndAreOneFault() {
        List<FieldFault> faults = faults("{\"eventDetails\":{\"dates\":{}}}");
        assertEquals(1, faults.size());
        assertEquals("/eventDetails/dates", faults.get(0).pointer());
    }

    @Test
    void noMoreThan20FaultsAreListed() {
        String many = IntStream.range(0, 500)
                .mapToObj(n -> "\"x" + n + "\":1")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        Refusal refusal = assertThrows(Refusal.class, () -> NinjsSchema.check(StrictJson.object("{" + many + "}")));
        assertEquals(400, refusal.status());
        assertEquals(20, refusal.faults().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                "https://user@example.com:8080/a/b;c?d=e&f#g/h?i",
                "tag:example.com,2026:news/1",
                "http://[2001:db8::7]:80/a?b=[",
                "http://[::1]",
                "a:",
                "mailto:a@b.c",
                "http://example.com/%C3%A9"
            })
    void urisOfRfc3986(String uri) {
        assertEquals(!uri.endsWith("["), Uri.isWellFormed(uri), uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                ":x",
                "/a",
                "1a:b",
                "http://exa mple.com",
                "http://é.example",
                "http://a/%zz",
                "http://a/%4",
                "http://a/#b#c",
                "http://a/<b>",
                "http://[::1",
                "http://[]/",
                "urn:x\n",
                "urn:\u0000",
                "http://a]b/",
                "a{b}:c"
            })
    void noUris(String uri) {
        assertTrue(!Uri.isWellFormed(uri), uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVASCRIPT:x",
                "java\tscript:x",
                "\u0001javascript:x",
                " data:text/html,x",
                "vbScript:x"
            })
    void addressesThatRunAreRefused(String uri) {
        assertTrue(Uri.isHarmful(uri), uri);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T18:30:00Z,2026-02-28T18:30:00Z",
        "2026-02-28t18:30:00z,2026-02-28T18:30:00Z",
        "2026-02-28T18:30:00.123456789123+01:00,2026-02-28T17:30:00.123456789Z",
        "2026-06-30T23:59:60Z,2026-06-30T23:59:59Z",
        "2026-02-28T18:30:00-23:59,2026-03-01T18:29:00Z"
    })
    void momentsOfRfc3339(String text, String moment) {
        assertEquals(moment, Timestamp.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T18:30:00Z",
                "2026-02-28",
                "2026-02-28T18:30Z",
                "2026-02-28T18:30:00",
                "2026-02-28 18:30:00Z",
                "2026-02-28T24:00:00Z",
                "2026-02-28T18:30:61Z",
                "2026-02-28T18:30:00.Z",
                "2026-02-28T18:30:00+1:00",
                "2026-02-28T18:30:00Z\n",
                "２026-02-28T18:30:00Z"
            })
    void noMoments(String text) {
        assertTrue(Timestamp.parse(text).isEmpty(), text);
    }

    @Test
    void manyThreadsShareOneValidator() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> check = () -> {
                for (int round = 0; round < 500; round++) {
                    if (!faults("{\"urgency\":3,\"headlines\":[{\"value\":\"x\"}]}")
                                    .isEmpty()
                            || faults("{\"urgency\":0}").size() != 1) {
                        return false;
                    }
                }
                return true;
            };
            for (Future<Boolean> agreed : threads.invokeAll(List.of(check, check, check, check))) {
                assertTrue(agreed.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<FieldFault> faults(String document) {
        JsonObject json = StrictJson.object(document);
        return NinjsSchema.faults(json);
    }
}
