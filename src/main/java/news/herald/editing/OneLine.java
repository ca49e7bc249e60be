package news.herald.editing;

import java.util.Optional;

/** Text that must fit in a title. Stateless. */
public final class OneLine {

    private OneLine() {}

    /**
     * @param text may be null
     * @param most characters, not counting blanks at both ends
     * @return without these blanks, or empty when there is nothing left, too much, or a line break or control character
     */
    public static Optional<String> of(String text, int most) {
        String line = text == null ? "" : text.strip();
        boolean plain = line.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
        return plain && !line.isEmpty() && line.codePointCount(0, line.length()) <= most
                ? Optional.of(line)
                : Optional.empty();
    }
}
