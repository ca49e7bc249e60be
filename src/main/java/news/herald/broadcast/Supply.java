package news.herald.broadcast;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import news.herald.journal.EventId;

/**
 * Finds what a reader lacks next: its control events first, then the journal's pages, then the ring. Owned by the lane's
 * thread.
 */
final class Supply {

    private final Ring ring;
    private final CatchUp catchUp;
    private final ControlEvents controls;
    private final WriteTally tally;
    private final BiConsumer<Reader, Page> paged;
    private final Set<Reader> ahead = new HashSet<>();

    /** @param paged told, by any thread, when a page that a reader asked for has come */
    Supply(Ring ring, CatchUp catchUp, ControlEvents controls, WriteTally tally, BiConsumer<Reader, Page> paged) {
        this.ring = ring;
        this.catchUp = catchUp;
        this.controls = controls;
        this.tally = tally;
        this.paged = paged;
    }

    /** Those that have more than this node's tail has seen, and wait for it. */
    List<Reader> ahead() {
        return ahead.isEmpty() ? List.of() : new ArrayList<>(ahead);
    }

    void forget(Reader reader) {
        ahead.remove(reader);
    }

    /** What goes in the next write; null when there is nothing, or nothing yet. */
    Batch next(Reader reader) {
        Reader.Control control = reader.control.peek();
        if (control != null) {
            return new Batch(List.of(), control.bytes(), -1, -1);
        }
        while (true) {
            switch (reader.source) {
                case RING -> {
                    Batch batch = reader.group.from(reader.position, reader.behind);
                    if (batch == null) {
                        reader.source = Reader.Source.JOURNAL;
                        reader.behind = true;
                    } else if (batch.isEmpty()) {
                        reader.place = Math.max(reader.place, batch.place());
                        reader.position = batch.end();
                        reader.idle = true;
                        reader.behind = false;
                        return null;
                    } else {
                        return batch;
                    }
                }
                case AHEAD -> {
                    locate(reader);
                    if (reader.source == Reader.Source.AHEAD) {
                        return null;
                    }
                }
                case JOURNAL -> {
                    if (!hasPage(reader)) {
                        ask(reader);
                        return null;
                    }
                    Batch batch = nextOfPage(reader);
                    if (batch != null) {
                        return batch;
                    }
                }
            }
        }
    }

    /** Of one that was waited for: what it had before, if it is in memory still. */
    private static boolean hasPage(Reader reader) {
        if (reader.page == null && reader.heldPage != null) {
            reader.page = reader.heldPage.get();
            reader.heldPage = null;
        }
        return reader.page != null;
    }

    private Batch nextOfPage(Reader reader) {
        Page page = reader.page;
        if (page.expired()) {
            reset(reader, ResetReason.EXPIRED);
            return new Batch(List.of(), reader.control.peek().bytes(), -1, -1);
        }
        if (page.erasures() != ring.erasures()) {
            // Something was erased since the page was read, maybe something in it.
            reader.page = null;
            return null;
        }
        if (reader.nextBatch < page.batches().size()) {
            return page.batches().get(reader.nextBatch);
        }
        reader.page = null;
        reader.place = Math.max(reader.place, page.upTo());
        locate(reader);
        return null;
    }

    /** Moves the reader's cursor past what was written to it. */
    void took(Reader reader, Batch batch) {
        if (batch.place() < 0 && batch.end() < 0) {
            Reader.Control control = reader.control.poll();
            if (control != null && control.written() != null) {
                control.written().complete(null);
            }
            return;
        }
        reader.place = Math.max(reader.place, batch.place());
        boolean fromRing = reader.source == Reader.Source.RING;
        if (fromRing) {
            reader.position = batch.end();
        } else {
            reader.nextBatch++;
        }
        tally.wrote(batch, fromRing);
    }

    /** Finds out where a reader's next event comes from. */
    void locate(Reader reader) {
        long position = Math.min(ring.positionAfter(reader.place), Math.max(reader.joinsAt, ring.start()));
        reader.joinsAt = Long.MAX_VALUE;
        ahead.remove(reader);
        if (position >= 0) {
            reader.source = Reader.Source.RING;
            reader.position = position;
        } else if (position == Ring.TOO_OLD) {
            reader.source = Reader.Source.JOURNAL;
        } else {
            reader.source = Reader.Source.AHEAD;
            ahead.add(reader);
        }
        reader.behind = position != ring.end();
    }

    /**
     * The reader takes nothing for a while: what may be old when it does is not kept for it, and the rest not for it alone.
     * Thousands that take nothing, each at another place of the journal, would hold a page each.
     */
    void waits(Reader reader) {
        reader.behind = true;
        if (reader.page != null) {
            reader.heldPage = reader.page.conflates() ? null : new WeakReference<>(reader.page);
            reader.page = null;
        }
    }

    private void ask(Reader reader) {
        if (!reader.asked) {
            reader.asked = true;
            CatchUp.Key key = new CatchUp.Key(reader.subscription, reader.place, ring.erasures());
            catchUp.ask(key, page -> paged.accept(reader, page));
        }
    }

    /** The reader's cursor is void: it is told so, and goes on with what is new. */
    void reset(Reader reader, ResetReason reason) {
        reader.page = null;
        reader.heldPage = null;
        EventId head = ring.head();
        reader.control.add(new Reader.Control(controls.reset(reader.subscription, head, reason), null));
        reader.place = head.seq();
        locate(reader);
    }
}
