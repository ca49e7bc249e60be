package news.herald.topics;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done in a topic, as far as a right to it can be given. */
public enum Verb {
    /** Publishing, and keeping drafts. */
    PUBLISH,
    UPDATE,
    CORRECT,
    WITHHOLD,
    KILL,
    /** And unpinning. */
    PIN,
    /** Putting and removing rows. */
    ROWS,
    /** Publishing, correcting and killing alerts. */
    ALERT,
    /** Uploading and erasing pictures, which belong to no topic. */
    PICTURE,
    /** Making a topic, and another title for it. */
    TOPIC;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Verb> of(String word) {
        return Stream.of(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }
}
