package news.herald.audit;

import java.util.Optional;

/**
 * Who acts on this thread. Immutable.
 *
 * @param account of whoever is known
 * @param way how: {@code password}, {@code session}, {@code token}, {@code openid} or {@code none}
 * @param address where from, as limits count it; none for Herald itself
 */
public record Actor(Optional<String> account, String way, Optional<String> address) {

    /** What comes due, or is played. */
    private static final Actor HERALD = new Actor(Optional.empty(), "none", Optional.empty());

    private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();

    /** What may be thrown by a request that goes on. */
    public interface Work<A extends Exception, B extends Exception> {

        void run() throws A, B;
    }

    public static Actor current() {
        Actor current = CURRENT.get();
        return current == null ? HERALD : current;
    }

    /** Who said by this request who they are. */
    public Actor knownAs(String name) {
        return new Actor(Optional.of(name), "password", address);
    }

    /**
     * Of whom a provider said by this request who they are.
     *
     * @param account theirs, if they have one; what they call themselves at the provider says nothing
     */
    public Actor provided(Optional<String> account) {
        return new Actor(account, "openid", address);
    }

    /** A request is answered by one thread up to what it changes; what it opens, a stream, changes nothing. */
    public <A extends Exception, B extends Exception> void during(Work<A, B> work) throws A, B {
        Actor before = CURRENT.get();
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
