package news.herald.testing;

/** The four field names of an event stream; every other is ignored by browsers. */
enum FieldName {
    DATA("data"),
    EVENT("event"),
    ID("id"),
    RETRY("retry"),
    UNKNOWN("");

    private static final FieldName[] KNOWN = {DATA, ID, EVENT, RETRY};

    private final String name;

    FieldName(String name) {
        this.name = name;
    }

    static FieldName of(byte[] bytes, int from, int to) {
        for (FieldName field : KNOWN) {
            if (field.is(bytes, from, to)) {
                return field;
            }
        }
        return UNKNOWN;
    }

    private boolean is(byte[] bytes, int from, int to) {
        if (to - from != name.length()) {
            return false;
        }
        for (int at = 0; at < name.length(); at++) {
            if (bytes[from + at] != name.charAt(at)) {
                return false;
            }
        }
        return true;
    }
}
