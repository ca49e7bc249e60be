/**
 * What a browser is given: the pages for readers, whole before any script runs, with what search engines and previews
 * read of them; the same as feeds; and the files of the WAR.
 *
 * <p>{@code Html} is what pages are made of, {@code Story} what they take from a document. Knows topics, published items,
 * and the snapshots that readers begin with. Nothing knows this package.
 */
package news.herald.pages;
