package news.herald.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs claims as a provider does, by the JDK alone, and in ways that none should. Immutable.
 *
 * @param id by which the key is found
 */
public record IdTokenMaker(String algorithm, String id, KeyPair keys) {

    public static IdTokenMaker of(String algorithm, String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.startsWith("ES") ? "EC" : "RSA");
            if (algorithm.startsWith("ES")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2_048);
            }
            return new IdTokenMaker(algorithm, id, generator.generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The same key, used in another way. */
    public IdTokenMaker by(String other) {
        return new IdTokenMaker(other, id, keys);
    }

    /** Another key that says it is this one. */
    public IdTokenMaker forged() {
        return of(algorithm, id);
    }

    /** As the provider publishes it. */
    JsonObject publicKey() {
        var key = Json.createObjectBuilder().add("kid", id).add("use", "sig");
        if (keys.getPublic() instanceof RSAPublicKey rsa) {
            key.add("kty", "RSA")
                    .add("n", encoded(unsigned(rsa.getModulus(), 256)))
                    .add("e", encoded(unsigned(rsa.getPublicExponent(), 3)));
        } else if (keys.getPublic() instanceof ECPublicKey ec) {
            key.add("kty", "EC")
                    .add("crv", "P-256")
                    .add("x", encoded(unsigned(ec.getW().getAffineX(), 32)))
                    .add("y", encoded(unsigned(ec.getW().getAffineY(), 32)));
        }
        return key.build();
    }

    String sign(JsonObject claims) {
        JsonObject header =
                Json.createObjectBuilder().add("alg", algorithm).add("kid", id).build();
        String signed = encoded(header) + "." + encoded(claims);
        return signed + "." + encoded(signature(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] signature(byte[] signed) {
        try {
            return switch (algorithm) {
                case "none" -> new byte[0];
                case "HS256" -> byPublicKey(keys.getPublic(), signed);
                case "RS256" -> byPrivateKey(Signature.getInstance("SHA256withRSA"), signed);
                case "ES256" -> byPrivateKey(Signature.getInstance("SHA256withECDSAinP1363Format"), signed);
                case "PS256" -> {
                    Signature pss = Signature.getInstance("RSASSA-PSS");
                    pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                    yield byPrivateKey(pss, signed);
                }
                default -> throw new IllegalArgumentException(algorithm);
            };
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private byte[] byPrivateKey(Signature signature, byte[] signed) throws GeneralSecurityException {
        signature.initSign(keys.getPrivate());
        signature.update(signed);
        return signature.sign();
    }

    /** What everybody knows, taken for a secret: the attack that gave HS256 its name. */
    private static byte[] byPublicKey(PublicKey known, byte[] signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(known.getEncoded(), "HmacSHA256"));
        return mac.doFinal(signed);
    }

    private static byte[] unsigned(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[length];
        byte[] tail = bytes.length > length ? Arrays.copyOfRange(bytes, bytes.length - length, bytes.length) : bytes;
        System.arraycopy(tail, 0, padded, length - tail.length, tail.length);
        return padded;
    }

    private static String encoded(JsonObject json) {
        return encoded(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
