package news.herald.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.herald.config.Settings;
import news.herald.openid.SignInFailed.Reason;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/** Which ID tokens are believed (OpenID Connect Core 1.0, section 3.1.3.7). Safe for use by many threads. */
@ApplicationScoped
class IdTokens {

    /** Clocks of two machines. */
    private static final int SKEW_SECONDS = 60;

    /** It was made for this sign-in, just now. */
    private static final int OLDEST_SECONDS = 600;

    private static final int LONGEST_SUBJECT = 255;

    /** Every part of a token that is JSON begins so. */
    private static final Pattern ENCODED = Pattern.compile("eyJ[A-Za-z0-9_.-]*");

    @Inject
    private KnownProvider known;

    @Inject
    private Settings settings;

    /** @throws SignInFailed when it is not to be believed, or the keys for it cannot be had */
    JwtClaims believed(String token, String nonce) throws SignInFailed {
        try {
            JwtClaims claims = signed(token);
            requireForThis(claims, nonce);
            return claims;
        } catch (InvalidJwtException | MalformedClaimException wrong) {
            throw new SignInFailed(Reason.INVALID, "the ID token is not to be believed: " + reason(wrong), wrong);
        }
    }

    /** A provider changes its keys when it likes: by one that is not known yet, or that does not fit, they are looked at anew. */
    private JwtClaims signed(String token) throws SignInFailed, InvalidJwtException {
        try {
            return consumer(known.keys()).processToClaims(token);
        } catch (InvalidJwtException unknown) {
            if (!isOfTheKey(unknown)) {
                throw unknown;
            }
            Optional<List<JsonWebKey>> keys = known.newKeys();
            if (keys.isEmpty()) {
                throw unknown;
            }
            return consumer(keys.get()).processToClaims(token);
        }
    }

    private static boolean isOfTheKey(InvalidJwtException failed) {
        return failed.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)
                || failed.getCause() instanceof UnresolvableKeyException;
    }

    private JwtConsumer consumer(List<JsonWebKey> keys) {
        Settings.OpenId openId = settings.openId().orElseThrow();
        return new JwtConsumerBuilder()
                // By public keys only: "none" is no signature, and with HS256 whoever knows a public key could make
                // one.
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setExpectedIssuer(true, openId.issuer())
                .setExpectedAudience(true, openId.clientId())
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(SKEW_SECONDS, OLDEST_SECONDS)
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .build();
    }

    private void requireForThis(JwtClaims claims, String nonce) throws MalformedClaimException, SignInFailed {
        if (!nonce.equals(claims.getStringClaimValue("nonce"))) {
            throw new SignInFailed(Reason.INVALID, "the ID token was made for another sign-in");
        }
        String party = claims.getStringClaimValue("azp");
        boolean ours = party == null
                ? claims.getAudience().size() == 1
                : party.equals(settings.openId().orElseThrow().clientId());
        if (!ours) {
            throw new SignInFailed(Reason.INVALID, "the ID token was made for another client too");
        }
        int length = claims.getSubject().length();
        if (length == 0 || length > LONGEST_SUBJECT) {
            throw new SignInFailed(Reason.INVALID, "the ID token's subject has " + length + " characters");
        }
    }

    /** In jose4j's words, but for the token that they have among them. */
    private static String reason(Exception wrong) {
        String words = wrong instanceof InvalidJwtException invalid
                ? invalid.getErrorDetails().stream()
                        .map(ErrorCodeValidator.Error::getErrorMessage)
                        .collect(Collectors.joining("; "))
                : wrong.getMessage();
        return ENCODED.matcher(words).replaceAll("…");
    }
}
