package news.herald.topics;

import jakarta.servlet.http.HttpServletRequest;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;

/**
 * Who asks, as far as the editing side needs to know. Immutable.
 *
 * @param name of the account, empty for somebody who did not sign in
 * @param reader may read private topics, as far as the scope extends
 * @param editor may write, and see what is not published, as far as the scope extends
 * @param operator may see how the servers are
 * @param scope of the reader's and the editor's right
 */
public record Caller(String name, boolean reader, boolean editor, boolean operator, Scope scope) {

    /** Who did not sign in. */
    public static final Caller ANYBODY = new Caller("", false, false, false, Scope.ALL);

    public static Caller of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Identity identity ? identity.caller() : ANYBODY;
    }

    /** As they read what readers are shown: without what only the desk is. */
    public Caller asReader() {
        return new Caller(name, reader, false, false, scope);
    }

    /** The same without a right to any private topic. */
    public Caller withoutSight() {
        return new Caller(name, false, editor, operator, scope);
    }

    /** Whether the topic, should it be a private one, is theirs to read. */
    public boolean reads(TopicName topic) {
        return reader && scope.covers(topic);
    }

    public Sight sight() {
        return reader ? new Sight(scope.topics()) : Sight.OF_ANYBODY;
    }

    /** Whether they may know who else is there: a token that was made for some verbs may not. */
    public boolean isAtTheDesk() {
        return editor && scope.verbs().isEmpty();
    }

    /** @throws Refusal 403 when they may not */
    public Caller requireDesk() {
        if (!isAtTheDesk()) {
            throw Refusal.forbidden("Who is at the desk is beyond the right of this caller.");
        }
        return this;
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
