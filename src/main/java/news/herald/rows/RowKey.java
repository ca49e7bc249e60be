package news.herald.rows;

import java.util.regex.Pattern;

/** What tells a row from the others of its topic. It stands in addresses, where dots alone would mean another place. Immutable. */
record RowKey(String value) {

    static final String RULE = "must be 1 to 64 of A-Z, a-z, 0-9 and . _ : - and not . or ..";

    private static final Pattern FORM = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._:-]{1,64}");

    /** @throws IllegalArgumentException when the value does not have the form */
    RowKey {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a row's key " + RULE);
        }
    }

    static boolean isWellFormed(String value) {
        return value != null && FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
