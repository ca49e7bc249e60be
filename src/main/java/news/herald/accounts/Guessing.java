package news.herald.accounts;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How soon somebody guesses a password who tries common ones first, words and names in their usual disguises, dates,
 * keyboards and repetition: by zxcvbn. Its lists take ten megabytes and a tenth of a second: not to be kept, since they are
 * seldom needed. For one thread.
 */
final class Guessing {

    /** More than ten thousand million guesses: the best of its five classes. */
    private static final int HARD = 4;

    /**
     * Characters. With each digit or sign that may stand for a letter it takes longer: a quarter of a second for 32 of them,
     * four seconds for 128. What is hard to guess by its first ones is not easier with the others.
     */
    private static final int LOOKED_AT = 32;

    /** What comes to mind first here. */
    private static final List<String> OURS = List.of("herald", "news", "newsroom", "editor");

    private final Zxcvbn zxcvbn = new Zxcvbn();

    boolean isEasy(String password, String account) {
        List<String> known = new ArrayList<>(OURS);
        known.addAll(List.of(account.split("[._@-]+")));
        // A name of any length is one word, wherever it stands; but a short one may stand in a common password.
        String nameless = Pattern.compile(Pattern.quote(account), Pattern.CASE_INSENSITIVE)
                .matcher(password)
                .replaceAll("a");
        return isEasy(password, known) || !nameless.equals(password) && isEasy(nameless, known);
    }

    private boolean isEasy(String password, List<String> known) {
        String looked = password.substring(0, Math.min(LOOKED_AT, password.length()));
        return zxcvbn.measure(looked, known).getScore() < HARD;
    }
}
