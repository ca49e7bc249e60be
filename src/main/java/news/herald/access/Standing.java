package news.herald.access;

import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;
import news.herald.topics.Identity;

/**
 * A caller as the request's principal, who can be looked at again while a stream goes on. Safe for use by many threads.
 *
 * @param who as the request came
 * @param proof by which they are known
 * @param again nobody, when it is nobody any more
 */
record Standing(Caller who, Proof proof, Supplier<Optional<Caller>> again) implements Principal, Identity {

    @Override
    public String getName() {
        return who.name();
    }

    @Override
    public news.herald.topics.Caller caller() {
        return known(who);
    }

    @Override
    public news.herald.topics.Caller callerNow() {
        return again.get()
                .filter(now -> !now.passwordGiven())
                .map(Standing::known)
                .orElse(news.herald.topics.Caller.ANYBODY);
    }

    /** Whether they are still who they were, with the same rights. */
    boolean isUnchanged() {
        return again.get().filter(who::equals).isPresent();
    }

    private static news.herald.topics.Caller known(Caller caller) {
        news.herald.topics.Caller known = caller.known();
        // Whoever must change a password first may do nothing before.
        return caller.passwordGiven() ? known.withoutSight() : known;
    }
}
