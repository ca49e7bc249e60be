package news.herald.journal;

/**
 * The CDI event of an erasure that this node has committed. Fired before the commit returns, so that nobody who was told of
 * it can still be given what was erased.
 *
 * @param item what the erased events were about
 * @param before the place of the event that erases them; it and what follows stays
 */
public record ItemErased(String item, long before) {}
