package news.herald.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import news.herald.journal.ItemErased;

/**
 * The snapshots that were compressed last, for the crowd that asks for the same at once: after a reset, or when something
 * happens. Safe for use by many threads; what two ask for in the same instant is compressed twice.
 */
@ApplicationScoped
class CompressedSnapshots {

    private static final int KEPT = 16;

    /** Bytes of one that is kept: all together take 8 MB at most. */
    private static final int LARGEST = 500_000;

    private final Map<String, byte[]> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > KEPT;
        }
    });

    /** What was killed has another snapshot already, and is given to nobody; it need not stay in memory either. */
    void forget(@Observes ItemErased erased) {
        kept.clear();
    }

    /** @param key of this snapshot alone, at this moment */
    byte[] of(String key, Supplier<String> json) {
        byte[] before = kept.get(key);
        if (before != null) {
            return before;
        }
        byte[] compressed = Coding.gzip(json.get().getBytes(StandardCharsets.UTF_8));
        if (compressed.length <= LARGEST) {
            kept.put(key, compressed);
        }
        return compressed;
    }
}
