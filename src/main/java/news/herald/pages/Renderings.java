package news.herald.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import news.herald.ninjs.RequestBody;

/**
 * What was rendered last at each address, for the crowd that asks for the same page at once. Never older than what the
 * database says: each request reads that first, and what was rendered of anything else is not given. Safe for use by
 * many threads.
 */
@ApplicationScoped
class Renderings {

    private static final int KEPT = 32;

    /** Bytes of one that is kept: all together take some 16 MB at most, mostly a tenth of it. */
    private static final int LARGEST = 400_000;

    /** @param source a hash of what it was made of, which can be many times larger */
    private record Kept(String source, Rendering rendering) {}

    private final Map<String, Kept> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > KEPT;
        }
    });

    /** @param source all that the rendering depends on beside its address */
    Rendering of(String address, List<String> source, Supplier<String> render) {
        String hash = RequestBody.fingerprintOf(source.toArray(String[]::new));
        Kept before = kept.get(address);
        if (before != null && before.source().equals(hash)) {
            return before.rendering();
        }
        Rendering rendering = Rendering.of(render.get());
        if (rendering.bytes().length <= LARGEST) {
            kept.put(address, new Kept(hash, rendering));
        } else {
            kept.remove(address);
        }
        return rendering;
    }
}
