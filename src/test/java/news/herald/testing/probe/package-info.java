/**
 * What only the WAR of the tests holds: a live entity of a stranger's making, and an address that writes it in
 * transactions of any length, from any kind of bean. It stands for the application developer who has never seen the
 * inside of Herald, so it uses {@code news.herald.live} and nothing else.
 */
package news.herald.testing.probe;
