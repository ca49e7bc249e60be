package news.herald.broadcast;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The batches that the groups of a lane keep for those that come right behind, bounded in bytes together: as many groups
 * may be made as there are readers, each asking for other topics and beginning at another place. Owned by the lane's thread.
 */
final class Shelf {

    private final long mostBytes;
    private final Queue<SharedBatch> kept = new ArrayDeque<>();
    private long bytes;

    Shelf(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The oldest go when it is full, whoever they belong to; the newest is kept in any case. */
    void keep(SharedBatch added) {
        kept.add(added);
        bytes += added.size();
        while (bytes > mostBytes && kept.size() > 1) {
            SharedBatch oldest = kept.remove();
            bytes -= oldest.size();
            oldest.forget();
        }
    }

    long bytes() {
        return bytes;
    }
}
