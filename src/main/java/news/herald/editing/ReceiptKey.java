package news.herald.editing;

import java.util.Optional;
import java.util.regex.Pattern;
import news.herald.ninjs.RequestBody;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * A request that its sender may repeat, by its {@code Idempotency-Key}. Immutable.
 *
 * @param id of the account and its key
 * @param request hash of the whole request
 */
public record ReceiptKey(String id, String request) {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /**
     * @param header null when there is none
     * @param account whose key it is
     * @param request hash of all that tells the request from another one
     * @throws Refusal 400 when the key cannot be kept
     */
    public static Optional<ReceiptKey> of(String header, String account, String request) {
        return Optional.ofNullable(header)
                .map(key -> new ReceiptKey(RequestBody.fingerprintOf(account, checked(key)), request));
    }

    private static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Refusal.badRequest(
                    "The Idempotency-Key cannot be kept.",
                    new FieldFault("Idempotency-Key", "must be 1 to 255 visible ASCII characters"));
        }
        return key;
    }
}
