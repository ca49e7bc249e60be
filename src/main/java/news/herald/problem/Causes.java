package news.herald.problem;

import java.util.stream.Stream;

/** An exception and what caused it, outermost first: containers wrap refusals in exceptions of their own. */
final class Causes {

    /** An exception can be, by way of others, its own cause. */
    private static final int DEEPEST = 32;

    private Causes() {}

    static Stream<Throwable> of(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
