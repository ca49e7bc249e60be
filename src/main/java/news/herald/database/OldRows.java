package news.herald.database;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Removes rows by their age, some in each transaction: on H2 nobody else writes meanwhile ({@link OneWriter}). Stateless. */
public final class OldRows {

    private static final int AT_ONCE = 1_000;

    private OldRows() {}

    /**
     * In the caller's transaction.
     *
     * @param entity the name of one whose attribute {@code id} is a string
     * @param moment its attribute that says how old it is
     * @return whether there may be more
     */
    public static boolean removeSome(EntityManager entities, String entity, String moment, Instant before) {
        List<String> old = entities.createQuery(
                        "SELECT e.id FROM " + entity + " e WHERE e." + moment + " < :before", String.class)
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .setMaxResults(AT_ONCE)
                .getResultList();
        if (!old.isEmpty()) {
            entities.createQuery("DELETE FROM " + entity + " e WHERE e.id IN :old")
                    .setParameter("old", old)
                    .executeUpdate();
        }
        return old.size() == AT_ONCE;
    }
}
