package news.herald.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something may be done: so many at once, and then so many a second. Immutable.
 *
 * @param atOnce 1 to 1,000,000
 * @param aSecond 0.01 to 1,000,000
 */
public record Rate(int atOnce, double aSecond) {

    public static final Rate UNLIMITED = new Rate(Integer.MAX_VALUE, Double.MAX_VALUE);

    static final int MOST = 1_000_000;
    private static final double SLOWEST = 0.01;

    private static final Pattern WORDS = Pattern.compile("([0-9]{1,7}) ?, ?([0-9]{1,7}(?:\\.[0-9]{1,3})?)");

    /** @return empty when the text is neither {@code none} nor two numbers within bounds, such as {@code 1000,50} */
    static Optional<Rate> parse(String text) {
        if (text.equals("none")) {
            return Optional.of(UNLIMITED);
        }
        Matcher numbers = WORDS.matcher(text);
        return numbers.matches()
                ? Optional.of(new Rate(Integer.parseInt(numbers.group(1)), Double.parseDouble(numbers.group(2))))
                        .filter(Rate::isWithinBounds)
                : Optional.empty();
    }

    private boolean isWithinBounds() {
        return atOnce >= 1 && atOnce <= MOST && aSecond >= SLOWEST && aSecond <= MOST;
    }

    public boolean isUnlimited() {
        return equals(UNLIMITED);
    }
}
