package news.herald.newsroom;

import java.util.Optional;
import java.util.regex.Pattern;
import news.herald.live.TopicName;
import news.herald.newsroom.Submission.ReceiptKey;
import news.herald.ninjs.NewsDocument;
import news.herald.ninjs.RequestBody;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/** Makes submissions of requests. Stateless. */
final class Submissions {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private Submissions() {}

    /** @throws Refusal 400, 413 or 422 that names what is at fault */
    static Submission of(TopicName topic, RequestBody body, boolean draft, String key, String author) {
        String mode = draft ? "draft" : "usable";
        Optional<ReceiptKey> receipt = Optional.ofNullable(key)
                .map(checked -> new ReceiptKey(
                        RequestBody.fingerprintOf(author, checked(checked)), body.fingerprint(topic.value(), mode)));
        NewsDocument document = NewsDocument.received(body.json());
        String hash = RequestBody.fingerprintOf(mode, document.toJson());
        return new Submission(topic, document, draft, hash, receipt, author);
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
