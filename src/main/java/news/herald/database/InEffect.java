package news.herald.database;

/**
 * What a transaction wants done the moment its commit has taken effect, while the disk is still at work: to let the next
 * one commit. The transaction's thread says so before the commit, and the commit, on the same thread, does it; a
 * transaction whose commit fails must {@link #forget} it. Safe for use by many threads, each for itself.
 */
public final class InEffect {

    private static final ThreadLocal<Runnable> NEXT = new ThreadLocal<>();

    private InEffect() {}

    /** @param task neither waits nor throws */
    public static void then(Runnable task) {
        NEXT.set(task);
    }

    public static void forget() {
        NEXT.remove();
    }

    /** @return whether there was something to do */
    static boolean tell() {
        Runnable task = NEXT.get();
        NEXT.remove();
        if (task != null) {
            task.run();
        }
        return task != null;
    }
}
