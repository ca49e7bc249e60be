package news.herald.topics;

import jakarta.servlet.http.HttpServletRequest;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;

/**
 * Who asks, as far as the editing side needs to know. Immutable.
 *
 * @param name of the account, empty for somebody who did not sign in
 * @param editor may write, and see what is not published, as far as the scope extends
 * @param operator may see how the servers are
 * @param scope of the editor's right
 */
public record Caller(String name, boolean editor, boolean operator, Scope scope) {

    /** Who did not sign in. */
    public static final Caller ANYBODY = new Caller("", false, false, Scope.ALL);

    public static Caller of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Identity identity ? identity.caller() : ANYBODY;
    }

    /** Whether what is not published there is theirs to see. */
    public boolean edits(TopicName topic) {
        return editor && scope.covers(topic);
    }

    /** @throws Refusal 403 when this is beyond the caller's right */
    public Caller require(Verb verb, TopicName topic) {
        requireDesk(topic);
        return require(verb);
    }

    /**
     * For what belongs to no topic.
     *
     * @throws Refusal 403 when this is beyond the caller's right
     */
    public Caller require(Verb verb) {
        if (!editor || !scope.covers(verb)) {
            throw Refusal.forbidden("The right of this caller does not extend to the verb " + verb.word() + ".");
        }
        return this;
    }

    /** @throws Refusal 403 when what is not published there is not theirs to see */
    public void requireDesk(TopicName topic) {
        if (!edits(topic)) {
            throw Refusal.forbidden("The right of this caller does not extend to the topic " + topic + ".");
        }
    }
}
