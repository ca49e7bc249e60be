package news.herald.demo;

import java.util.Locale;

/** What a scene can do: what editors can. */
enum Verb {
    PUBLISH,
    UPDATE,
    CORRECT,
    WITHHOLD,
    RELEASE,
    KILL,
    PIN,
    UNPIN,
    ALERT,
    CORRECT_ALERT,
    END_ALERT;

    /** @throws IllegalArgumentException when there is none */
    static Verb of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
