package news.herald.newsroom;

import java.time.Instant;
import news.herald.ninjs.NewsDocument;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/** What must hold before an item changes. Stateless. */
final class Rules {

    private Rules() {}

    /**
     * @param possible whether an item of this status can be what the verb says
     * @throws Refusal 409 when it cannot
     */
    static void require(boolean possible, Status status, String verb) {
        if (!possible) {
            throw Refusal.conflict("The item is " + status.word() + " and cannot be " + verb + ".");
        }
    }

    /** @throws Refusal 422 when the replacement has another uri, or a status that only a verb can give */
    static void sameIdentity(NewsDocument replacement, String uri, Status status) {
        if (!replacement.uri().orElse(uri).equals(uri)) {
            throw Refusal.unprocessable(
                    "An item keeps its uri for its whole life.", new FieldFault("/uri", "must stay " + uri));
        }
        boolean otherStatus = replacement
                .pubStatus()
                .filter(other -> !other.equals(status.pubStatus()))
                .isPresent();
        if (otherStatus) {
            throw Refusal.unprocessable(
                    "The verbs publish, withhold and kill change the status of an item.",
                    new FieldFault("/pubStatus", "must be " + status.pubStatus() + " or missing"));
        }
    }

    /** @throws Refusal 422 when what readers see already would be embargoed */
    static void noEmbargo(NewsDocument replacement, Instant now) {
        if (replacement.embargoedUntil().filter(now::isBefore).isPresent()) {
            throw Refusal.unprocessable(
                    "The item is published already; withhold it first.",
                    new FieldFault("/embargoedUntil", "must not be in the future"));
        }
    }
}
