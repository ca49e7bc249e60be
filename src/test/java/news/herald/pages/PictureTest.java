package news.herald.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import news.herald.testing.JsonText;
import org.junit.jupiter.api.Test;

class PictureTest {

    private static final String ID = "0mi3a7k2v9x8c7b6n5m4q";

    private static Picture of(String association) {
        return Picture.of(JsonText.object("{\"by\":\"The writer\",\"associations\":[" + association + "]}"))
                .orElseThrow();
    }

    private static String rendition(String href) {
        return "\"renditions\":[{\"name\":\"w960\",\"href\":\"" + href + "\",\"contentType\":\"image/jpeg\"}]";
    }

    @Test
    void oneThatHeraldKeepsIsShownByItsPathAndToldByItsWholeAddress() {
        String path = "/pictures/" + ID + "/w960.jpg";
        Picture kept =
                of("{\"uri\":\"urn:herald:picture:" + ID + "\"," + rendition("http://localhost:8080" + path) + "}");
        assertEquals(path, kept.href());
        assertEquals("https://news.example" + path, kept.at(Stories.SITE).href());
    }

    @Test
    void oneOfAnotherHeraldKeepsItsAddress() {
        String href = "https://other.example/pictures/" + ID + "/w960.jpg";
        Picture other = of("{\"uri\":\"urn:uuid:1\"," + rendition(href) + "}");
        assertEquals(href, other.href());
        assertEquals(href, other.at(Stories.SITE).href());
    }

    @Test
    void whatItShowsIsItsTitleOrADescriptionThatSaysSo() {
        String href = rendition("https://a.example/a.jpg");
        assertEquals("A flag", of("{\"title\":\"A flag\"," + href + "}").alt());
        Picture both =
                of("{\"title\":\"IMG_1\",\"descriptions\":[{\"role\":\"altText\",\"value\":\"A flag\"}]," + href + "}");
        assertEquals("A flag", both.alt());
        assertEquals("", both.caption());
    }

    @Test
    void itsCaptionNamesWhoMadeIt() {
        String href = rendition("https://a.example/a.jpg");
        assertEquals(
                "At noon. Picture: A. Painter",
                of("{\"by\":\"A. Painter\",\"descriptions\":[{\"role\":\"caption\",\"value\":\"At noon.\"}]," + href
                                + "}")
                        .caption());
        assertEquals(
                "Picture: A. Painter",
                of("{\"by\":\"A. Painter\"," + href + "}").caption());
        assertEquals("", of("{" + href + "}").caption());
    }
}
