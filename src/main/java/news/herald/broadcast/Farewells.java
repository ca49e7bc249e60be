package news.herald.broadcast;

/**
 * How many readers may still stay while a lane is emptied: fewer and fewer, at an even pace, so that those who leave do not
 * come back all at once. Immutable.
 *
 * @param readers how many there were at the beginning
 * @param began by {@link System#nanoTime}
 * @param spread nanoseconds from the first farewell to the last
 */
record Farewells(int readers, long began, long spread) {

    /**
     * Nobody is sent away. Also loads the class while classes can be loaded: Payara closes the application's class loader
     * before it tells us that it stops.
     */
    static final Farewells NONE = new Farewells(Integer.MAX_VALUE, 0, 0);

    int mayStay(long now) {
        if (readers == Integer.MAX_VALUE) {
            return readers;
        }
        long left = spread - (now - began);
        return left <= 0 ? 0 : (int) Math.ceil((double) readers * left / spread);
    }
}
