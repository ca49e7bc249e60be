package news.herald.database;

import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import java.util.Map;

/**
 * How to read what must be as it is now, outside of a transaction too (Jakarta Persistence 3.1, section 3.10.1). Open Liberty
 * keeps what a thread has read for as long as the thread lives, if it is none of a request's. Immutable.
 */
public final class Fresh {

    /** Properties of a {@code find}. */
    public static final Map<String, Object> READ = Map.of(
            "jakarta.persistence.cache.retrieveMode", CacheRetrieveMode.BYPASS,
            "jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH);

    private Fresh() {}
}
