package news.herald.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import news.herald.accounts.Secret;
import news.herald.config.Settings;
import news.herald.openid.SignInFailed.Reason;

/** Signs people in by the word of the configured provider. Safe for use by many threads. */
@ApplicationScoped
public class OpenId {

    @Inject
    private Settings settings;

    @Inject
    private KnownProvider known;

    @Inject
    private IdTokens idTokens;

    /**
     * Where a browser goes to be asked who sits at it.
     *
     * @param back Herald's own address, to which the provider sends it back
     * @throws SignInFailed when the provider is away
     */
    public URI ask(Flow flow, String back) throws SignInFailed {
        Settings.OpenId openId = settings.openId().orElseThrow();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", openId.clientId());
        parameters.put("redirect_uri", back);
        parameters.put("scope", openId.scopes());
        parameters.put("state", flow.state());
        parameters.put("nonce", flow.nonce());
        parameters.put("code_challenge", Secret.challenge(flow.verifier()));
        parameters.put("code_challenge_method", "S256");
        String address = known.present().authorization().toString();
        return URI.create(address + (address.contains("?") ? "&" : "?") + Exchange.encoded(parameters));
    }

    /**
     * Whom the provider's answer is about.
     *
     * @param back as it was asked
     * @return them, maybe without a role
     * @throws SignInFailed when it is not to be believed
     */
    public Person answered(Flow flow, CodeAnswer answer, String back) throws SignInFailed {
        Settings.OpenId openId = settings.openId().orElseThrow();
        Provider provider = known.provider();
        requireFrom(provider, answer, openId);
        if (answer.code().isEmpty()) {
            throw new SignInFailed(Reason.DECLINED, "the provider gave no code");
        }
        JsonObject tokens = Exchange.post(provider.token(), form(flow, answer, back), basic(provider, openId));
        String token = tokens.getString("id_token", "");
        if (token.isEmpty()) {
            throw new SignInFailed(Reason.INVALID, "the provider gave no ID token");
        }
        return new Claims(idTokens.believed(token, flow.nonce()).getClaimsMap()).person(openId);
    }

    /** Of several providers one could send another one's code (RFC 9207). */
    private static void requireFrom(Provider provider, CodeAnswer answer, Settings.OpenId openId) throws SignInFailed {
        boolean same = answer.issuer().map(openId.issuer()::equals).orElse(!provider.saysIssuer());
        if (!same) {
            throw new SignInFailed(Reason.INVALID, "the answer is another provider's");
        }
    }

    private Map<String, String> form(Flow flow, CodeAnswer answer, String back) throws SignInFailed {
        Settings.OpenId openId = settings.openId().orElseThrow();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", answer.code().orElseThrow());
        form.put("redirect_uri", back);
        form.put("code_verifier", flow.verifier());
        if (known.provider().secretInBody()) {
            form.put("client_id", openId.clientId());
            form.put("client_secret", openId.clientSecret());
        }
        return form;
    }

    /** Each part encoded first (RFC 6749, section 2.3.1). */
    private static Map<String, String> basic(Provider provider, Settings.OpenId openId) {
        if (provider.secretInBody()) {
            return Map.of();
        }
        String pair = Exchange.encoded(openId.clientId()) + ":" + Exchange.encoded(openId.clientSecret());
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    public Optional<String> title() {
        return settings.openId().map(Settings.OpenId::title);
    }
}
