package news.herald.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

    @Test
    void aPasswordMayHoldColonsAndUmlauts() {
        assertEquals(
                Optional.of(new BasicCredentials("anna", "grün:weiß")),
                BasicCredentials.parse("basic " + base64("anna:grün:weiß")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic !!!",
                "Basic YQ",
                "Basic OnB3",
                "Bearer YTpi",
                "Basic YTpi YTpi",
                "Basic /////w==",
                "Basic YQA6Yg=="
            })
    void whatCannotBeReadIsNotAGuess(String header) {
        assertEquals(Optional.empty(), BasicCredentials.parse(header));
    }

    @Test
    void anOverlongHeaderIsNotEvenDecoded() {
        assertEquals(Optional.empty(), BasicCredentials.parse("Basic " + base64("a:" + "b".repeat(2_000))));
    }

    @Test
    void aPasswordIsNeverPrinted() {
        assertFalse(new BasicCredentials("anna", "secret").toString().contains("secret"));
    }

    @Property
    void noHeaderMakesItFail(@ForAll String header) {
        BasicCredentials.parse(header);
        BasicCredentials.parse("Basic " + header);
        BasicCredentials.parse("Basic " + base64(header));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
