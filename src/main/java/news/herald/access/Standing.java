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
        return who.known();
    }

    @Override
    public news.herald.topics.Caller callerNow() {
        return again.get()
                .filter(now -> !now.passwordGiven())
                .map(Caller::known)
                .orElse(news.herald.topics.Caller.ANYBODY);
    }
}
