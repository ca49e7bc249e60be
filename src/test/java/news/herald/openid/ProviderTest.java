package news.herald.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import news.herald.openid.SignInFailed.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTest {

    private static final String ISSUER = "https://login.example";

    private static JsonObjectBuilder said() {
        return Json.createObjectBuilder()
                .add("issuer", ISSUER)
                .add("authorization_endpoint", ISSUER + "/authorize")
                .add("token_endpoint", ISSUER + "/token")
                .add("jwks_uri", ISSUER + "/keys");
    }

    private static void assertRefused(JsonObject said) {
        assertEquals(
                Reason.AWAY,
                assertThrows(SignInFailed.class, () -> Provider.of(said, ISSUER))
                        .reason());
    }

    @Test
    void whoCallsItselfOtherwiseIsNotTheOne() throws SignInFailed {
        Provider.of(said().build(), ISSUER);
        assertRefused(said().add("issuer", ISSUER + "/").build());
        assertRefused(said().add("issuer", "https://another.example").build());
        assertRefused(said().remove("issuer").build());
    }

    @ParameterizedTest
    @CsvSource({
        "token_endpoint, http://login.example/token",
        "jwks_uri, http://login.example/keys",
        "jwks_uri, file:///etc/passwd",
        "authorization_endpoint, javascript:alert(1)",
        "token_endpoint, not an address",
        "token_endpoint, ''"
    })
    void whereOthersCouldListenNothingIsSent(String member, String address) {
        assertRefused(said().add(member, address).build());
        assertRefused(said().remove(member).build());
    }

    @Test
    void theSecretGoesWhereTheProviderTakesIt() throws SignInFailed {
        assertFalse(Provider.of(said().build(), ISSUER).secretInBody(), "a header, unless it says otherwise");
        assertFalse(taking("client_secret_post", "client_secret_basic"));
        assertTrue(taking("private_key_jwt", "client_secret_post"));
    }

    private static boolean taking(String... ways) throws SignInFailed {
        JsonObject said = said().add("token_endpoint_auth_methods_supported", Json.createArrayBuilder(List.of(ways)))
                .build();
        return Provider.of(said, ISSUER).secretInBody();
    }
}
