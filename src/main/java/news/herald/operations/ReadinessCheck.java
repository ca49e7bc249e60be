package news.herald.operations;

import java.util.Optional;

/** Something without which this node should get no traffic. Every bean of this type is asked at each look. */
public interface ReadinessCheck {

    /** @return one word, for example {@code database} */
    String name();

    /** What an operator is to know although the node is of use; answers like {@link #fault}, and is asked after it. */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** Answers within a second or two, from any thread. @return what is wrong, or nothing */
    Optional<String> fault();
}
