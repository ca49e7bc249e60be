package news.herald.pictures;

/** The bytes of one rendition. Immutable as long as nobody writes to the array. */
record Photo(String contentType, byte[] bytes) {}
