package news.herald.pictures;

/**
 * One rendition of a picture, ready to be shown. Immutable as long as nobody writes to the array.
 *
 * @param name under which it is found, such as {@code w960.jpg}
 */
record Print(String name, String contentType, int width, int height, byte[] bytes) {}
