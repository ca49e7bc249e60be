package news.herald.ninjs;

/** A place in a JSON document: a JSON Pointer (RFC 6901). Immutable; the parts are put together only when it is shown. */
public record Pointer(Pointer parent, String token) {

    public static final Pointer ROOT = new Pointer(null, "");

    /** What is shown of a place: names come from outside and can be as long as the body. */
    private static final int SHOWN = 200;

    public Pointer child(String name) {
        return new Pointer(this, name);
    }

    Pointer child(int index) {
        return new Pointer(this, Integer.toString(index));
    }

    static String shown(String pointer) {
        return pointer.length() <= SHOWN ? pointer : pointer.substring(0, SHOWN) + "…";
    }

    @Override
    public String toString() {
        return shown(whole());
    }

    private String whole() {
        return parent == null
                ? ""
                : parent.whole() + '/' + token.replace("~", "~0").replace("/", "~1");
    }
}
