package news.herald.pages;

/** A file of the WAR, read once: it does not change while the application runs. Immutable. */
record PageFile(PagePath path, Rendering rendering) {

    static PageFile of(PagePath path, byte[] bytes) {
        return new PageFile(path, Rendering.of(bytes));
    }
}
