package news.herald.operations;

import java.util.Optional;

/** Something without which this node should get no traffic. Every bean of this type is asked at each look. */
public interface ReadinessCheck {

    /** @return one word, for example {@code database} */
    String name();

    /** Answers within a second or two, from any thread. @return what is wrong, or nothing */
    Optional<String> fault();
}
