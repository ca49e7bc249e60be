package news.herald.newsroom;

import java.util.Optional;
import news.herald.editing.ReceiptKey;
import news.herald.live.TopicName;
import news.herald.ninjs.NewsDocument;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * A document that somebody wants to be published, or kept as a draft. Immutable.
 *
 * @param hash of the document and of whether it is a draft: tells a repetition from another content
 * @param receipt for a request with an {@code Idempotency-Key}
 */
public record Submission(
        TopicName topic,
        NewsDocument document,
        boolean draft,
        String hash,
        Optional<ReceiptKey> receipt,
        String author) {

    /** Fits the column, with its unique index, and the address bar of any browser. */
    private static final int URI_LENGTH = 255;

    private static final int VERSION_LENGTH = 255;

    /** @throws Refusal 400 or 422 that names the member */
    public Submission {
        document.uri().filter(uri -> uri.length() > URI_LENGTH).ifPresent(uri -> {
            throw tooLong("/uri", URI_LENGTH);
        });
        document.version().ifPresent(version -> {
            if (version.length() > VERSION_LENGTH) {
                throw tooLong("/version", VERSION_LENGTH);
            }
            if (version.indexOf('\0') >= 0) {
                throw Refusal.badRequest(
                        "The version has a character that is no text.",
                        new FieldFault("/version", "must not have NUL"));
            }
        });
        if (!document.pubStatus().orElse("usable").equals("usable")) {
            throw Refusal.unprocessable(
                    "A document is published as usable; the verbs withhold and kill change that.",
                    new FieldFault("/pubStatus", "must be usable or missing"));
        }
    }

    private static Refusal tooLong(String pointer, int most) {
        return Refusal.badRequest(
                "The document cannot be kept.", new FieldFault(pointer, "must have at most " + most + " characters"));
    }
}
