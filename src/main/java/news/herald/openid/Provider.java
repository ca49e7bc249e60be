package news.herald.openid;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import news.herald.config.Settings;
import news.herald.openid.SignInFailed.Reason;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, section 3). Immutable.
 *
 * @param secretInBody whether it takes the client's secret in a request's body only
 * @param saysIssuer whether its answers say who it is (RFC 9207)
 */
record Provider(URI authorization, URI token, URI keys, boolean secretInBody, boolean saysIssuer) {

    /** @throws SignInFailed when it calls itself otherwise than it is configured, or lacks an address */
    static Provider of(JsonObject said, String issuer) throws SignInFailed {
        if (!issuer.equals(said.getString("issuer", ""))) {
            throw new SignInFailed(Reason.AWAY, "the provider calls itself otherwise than HERALD_OIDC_ISSUER");
        }
        return new Provider(
                address(said, "authorization_endpoint"),
                address(said, "token_endpoint"),
                address(said, "jwks_uri"),
                isInBodyOnly(said),
                said.getBoolean("authorization_response_iss_parameter_supported", false));
    }

    private static URI address(JsonObject said, String member) throws SignInFailed {
        try {
            URI address = URI.create(said.getString(member, ""));
            if (Settings.OpenId.isTrusted(address)) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below.
        }
        throw new SignInFailed(Reason.AWAY, "the provider's " + member + " is missing, or is no https address");
    }

    /** Without a word HTTP Basic is what it takes. */
    private static boolean isInBodyOnly(JsonObject said) {
        return said.get("token_endpoint_auth_methods_supported") instanceof JsonArray ways
                && ways.stream().noneMatch(way -> is(way, "client_secret_basic"))
                && ways.stream().anyMatch(way -> is(way, "client_secret_post"));
    }

    private static boolean is(Object value, String word) {
        return value instanceof JsonString text && text.getString().equals(word);
    }
}
