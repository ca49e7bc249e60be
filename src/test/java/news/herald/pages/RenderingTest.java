package news.herald.pages;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RenderingTest {

    @Test
    void whatCompressionDoesNotMakeSmallerIsGivenAsItIs() {
        byte[] picture = new byte[10_000];
        new Random(1).nextBytes(picture);
        Rendering rendering = Rendering.of(picture);
        assertFalse(rendering.isCompressed());
        assertSame(rendering.bytes(), rendering.gzip());
        assertTrue(Rendering.of("news ".repeat(1000)).isCompressed());
    }
}
