package news.herald.newsroom;

import java.util.Optional;
import news.herald.editing.ReceiptKey;
import news.herald.live.TopicName;
import news.herald.ninjs.NewsDocument;
import news.herald.ninjs.RequestBody;
import news.herald.problem.Refusal;

/** Makes submissions of requests. Stateless. */
public final class Submissions {

    private Submissions() {}

    /** @throws Refusal 400, 413 or 422 that names what is at fault */
    public static Submission of(TopicName topic, RequestBody body, boolean draft, String key, String author) {
        String mode = draft ? "draft" : "usable";
        Optional<ReceiptKey> receipt = ReceiptKey.of(key, author, body.fingerprint(topic.value(), mode));
        NewsDocument document = NewsDocument.received(body.json());
        String hash = RequestBody.fingerprintOf(mode, document.toJson());
        return new Submission(topic, document, draft, hash, receipt, author);
    }
}
