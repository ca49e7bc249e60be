package news.herald.ninjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShownPicturesTest {

    private static final PictureName ONE = new PictureName("0mi3a7k2v9x8c7b6n5m4q");
    private static final PictureName OTHER = new PictureName("0mi3a7k2v000000000000");

    @Test
    void anAssociationShowsByItsUriAndByItsRenditions() {
        ShownPictures shown = shown(item().add(
                        "associations",
                        array(item().add("uri", ONE.uri()), item().add("renditions", rendition(OTHER)))));
        assertEquals(Set.of(ONE), shown.named());
        assertEquals(Set.of(ONE, OTHER), shown.all());
    }

    @Test
    void soDoTheItemItselfAndWhatGoesWithWhatGoesWithIt() {
        assertEquals(
                Set.of(ONE), shown(item().add("renditions", rendition(ONE))).all());
        JsonObjectBuilder inner = item().add("associations", array(item().add("uri", ONE.uri())));
        assertEquals(
                Set.of(ONE), shown(item().add("associations", array(inner))).named());
    }

    @Test
    void aBodyShowsByPicturesAndLinks() {
        assertEquals(
                Set.of(ONE, OTHER),
                shown(html("<p><img alt=\"x\" src=\"" + address(ONE) + "\"> <a href=\"" + address(OTHER)
                                + "\">y</a></p>"))
                        .all());
    }

    @Test
    void whatOnlyWordsSayIsNotShown() {
        String say = "take down " + address(ONE) + " and \"uri\":\"" + ONE.uri() + "\"";
        assertNothing(item().add("edNote", say));
        assertNothing(item().add("headlines", array(part("text/plain", say))));
        assertNothing(item().add("bodies", array(part("text/plain", "<img src=\"" + address(ONE) + "\">"))));
        assertNothing(item().add("bodies", array(part("", say))));
        assertNothing(item().add("descriptions", array(part("text/plain", say).add("role", "correction"))));
        String link = "<a href=\"" + address(ONE) + "\">x</a>";
        assertNothing(item().add("descriptions", array(part("text/html", link).add("role", "correction"))));
        assertNothing(html("<p title=\"" + address(ONE) + "\">" + say + "</p>"));
        assertNothing(html("<img alt=\"" + address(ONE) + "\" src=\"https://other.example/x.png\">"));
        assertNothing(item().add("associations", array(item().add("uri", "urn:herald:picture:short"))));
    }

    private static void assertNothing(JsonObjectBuilder document) {
        assertEquals(Set.of(), shown(document).all());
    }

    /** As it is stored: with its markup cleaned. */
    private static ShownPictures shown(JsonObjectBuilder document) {
        JsonObject received = document.add("uri", "urn:example:1").build();
        return ShownPictures.of(Sanitizing.item(received).toString());
    }

    private static JsonObjectBuilder html(String body) {
        return item().add("bodies", array(part("text/html", body)));
    }

    private static JsonObjectBuilder part(String type, String value) {
        JsonObjectBuilder part = item().add("value", value);
        return type.isEmpty() ? part : part.add("contentType", type);
    }

    private static JsonArrayBuilder rendition(PictureName name) {
        return array(item().add("contentType", "image/jpeg").add("href", address(name)));
    }

    private static String address(PictureName name) {
        return "https://news.example" + name.path("w320.jpg");
    }

    private static JsonObjectBuilder item() {
        return Json.createObjectBuilder();
    }

    private static JsonArrayBuilder array(JsonObjectBuilder... all) {
        var array = Json.createArrayBuilder();
        for (JsonObjectBuilder one : all) {
            array.add(one);
        }
        return array;
    }
}
