package news.herald.accounts;

/**
 * What {@link AccountChanged} told is committed, and what a node remembered of the account is forgotten. Fired after the
 * transaction: while one is completed, WildFly lends it no connection any more, and whoever looks sees nothing new.
 */
public record AccountSettled(String name) {}
