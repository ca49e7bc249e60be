package news.herald.broadcast;

/** A batch, and for whom it is. Owned by the lane's thread. */
final class SharedBatch {

    /** Of what is not the bytes. */
    private static final int OVERHEAD = 200;

    private final long from;
    private final int erasures;
    private final boolean conflating;
    private final boolean behind;
    private final long end;
    private final int size;
    private Batch batch;

    /**
     * @param conflating whether something on the way could be superseded
     * @param behind whether what was superseded before {@code end} is left out; without such it makes no difference
     */
    SharedBatch(long from, int erasures, boolean conflating, boolean behind, long end, Batch batch) {
        this.from = from;
        this.erasures = erasures;
        this.conflating = conflating;
        this.behind = behind;
        this.end = end;
        this.batch = batch;
        this.size = batch.bytes().length + OVERHEAD;
    }

    boolean serves(long position, int count, boolean reader, long now) {
        return batch != null
                && from == position
                && erasures == count
                && (!conflating || (behind == reader && (!behind || end == now)));
    }

    /** Null once it is forgotten. */
    Batch batch() {
        return batch;
    }

    /** Bytes, nearly; also of one that is forgotten. */
    int size() {
        return size;
    }

    void forget() {
        batch = null;
    }
}
