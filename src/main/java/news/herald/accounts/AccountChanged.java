package news.herald.accounts;

/**
 * An account has other roles or topics, another password, or is gone: what a node remembers of it is old. Fired in the transaction.
 *
 * @param signedOut whether whoever is signed in with it is so no longer
 */
public record AccountChanged(String name, boolean signedOut) {}
