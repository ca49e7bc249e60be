package news.herald.topics;

/** Whoever calls with a right that does not extend to everything: a principal may be one. */
public interface Scoped {

    Scope scope();
}
