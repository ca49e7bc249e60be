package news.herald.ninjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureNameTest {

    private static final PictureName ONE = new PictureName("0mi3a7k2v9x8c7b6n5m4q");
    private static final PictureName OTHER = new PictureName("0mi3a7k2v000000000000");

    @Test
    void anAddressIsThePicturesIfItEndsInItsPath() {
        assertEquals(Optional.of(ONE.path("w960.png")), ONE.pathIn("http://any.example:8080" + ONE.path("w960.png")));
        assertEquals(Optional.empty(), ONE.pathIn("https://any.example" + OTHER.path("w960.png")));
        assertEquals(Optional.empty(), ONE.pathIn("https://any.example" + ONE.path("w960.png?x")));
        assertEquals(Optional.empty(), ONE.pathIn("https://any.example" + ONE.path("../x.png")));
    }

    @Test
    void aUriIsReadBack() {
        assertEquals(Optional.of(ONE), PictureName.ofUri(ONE.uri()));
        assertEquals(Optional.empty(), PictureName.ofUri("urn:herald:picture:" + "A".repeat(21)));
        assertEquals(Optional.empty(), PictureName.ofUri("https://news.example/pictures/1"));
    }
}
