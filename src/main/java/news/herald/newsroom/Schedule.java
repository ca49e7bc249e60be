package news.herald.newsroom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import news.herald.database.DatabaseClock;
import news.herald.outage.Reading;

/** What time brings: embargoes that end. Thread-safe. */
@ApplicationScoped
@Transactional
@Reading
public class Schedule {

    /** More are found in the next round. */
    private static final int AT_ONCE = 500;

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    /** Ids of scheduled items, which are listed by when they are due, whose time has come; the earliest first. */
    public List<String> due() {
        return entities.createQuery(
                        "SELECT i.id FROM NewsItem i WHERE i.status = :scheduled AND i.listed <= :now ORDER BY i.listed",
                        String.class)
                .setParameter("scheduled", Status.SCHEDULED)
                .setParameter("now", now())
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
