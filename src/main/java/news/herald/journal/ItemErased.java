package news.herald.journal;

/**
 * The CDI event of an erasure that this node has committed. Fired before the commit returns, so that nobody who was told of
 * it can still be given what was erased.
 *
 * @param item what the erased events were about
 */
public record ItemErased(String item) {}
