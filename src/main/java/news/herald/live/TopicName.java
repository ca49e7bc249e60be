package news.herald.live;

import java.util.regex.Pattern;

/** The name of a topic as it stands in addresses: one to 64 of {@code a-z}, {@code 0-9} and {@code -}. Immutable. */
public record TopicName(String value) implements Comparable<TopicName> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    /** @throws IllegalArgumentException when the value does not have the form */
    public TopicName {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a topic's name is 1 to 64 of a-z, 0-9 and -");
        }
    }

    public static boolean isWellFormed(String value) {
        return value != null && FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(TopicName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
