/**
 * Pictures that editors upload: checked, made into renditions without what a camera writes into them, kept in the
 * database, and given to readers.
 *
 * <p>{@code Darkroom} makes {@code Print}s of an {@code Upload}; {@code Pictures} keeps them; {@code PictureUses} knows
 * which item shows which, so that a kill takes the picture with it. Knows how a document names a picture. Knows nothing
 * of news.
 */
package news.herald.pictures;
