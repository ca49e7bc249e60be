package news.herald.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.herald.audit.Action;
import news.herald.audit.Audit;
import news.herald.database.DatabaseClock;
import news.herald.journal.Journal;
import news.herald.live.TopicName;
import news.herald.ninjs.PictureName;
import news.herald.outage.Reading;
import news.herald.problem.Refusal;
import news.herald.topics.Scope;

/** The pictures in the database. Thread-safe. */
@ApplicationScoped
@Transactional
class Pictures {

    /** Of those that wait too long, found at once. */
    private static final int AT_ONCE = 100;

    /** What belongs to a picture. */
    private static final Set<String> BELONGINGS = Set.of("Part", "Rendition");

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Journal journal;

    @Inject
    private Audit audit;

    /** The picture of the same bytes, which waits from now on once more for an item to show it. */
    Optional<PictureName> uploadedAgain(Upload upload) {
        // Its id and no more: what was read before the lock would be taken for what is there under it, and a picture
        // that is being erased would come back without its bytes.
        Optional<Picture> known = entities.createQuery(
                        "SELECT p.id FROM Picture p WHERE p.sha256 = :sha256", String.class)
                .setParameter("sha256", upload.sha256())
                .getResultStream()
                .findFirst()
                .flatMap(id -> locked(new PictureName(id)))
                .filter(picture -> !picture.isErased());
        known.ifPresent(picture -> {
            picture.uploadedAgain(now());
            entities.flush();
            audit.done(Action.PICTURE_UPLOAD, picture.name().address(), "the same bytes as before");
            journal.makeDurableAtCommit();
        });
        return known.map(Picture::name);
    }

    /** Fails by its unique hash when somebody keeps the same bytes at the same moment. */
    PictureName keep(Upload upload, List<Print> prints, String author) {
        Picture picture = new Picture(upload.sha256(), author, now());
        entities.persist(picture);
        entities.flush();
        for (Print print : prints) {
            entities.persist(new Rendition(picture.name(), print));
            Part.of(picture.name(), print).forEach(entities::persist);
        }
        entities.flush();
        audit.done(Action.PICTURE_UPLOAD, picture.name().address());
        journal.makeDurableAtCommit();
        return picture.name();
    }

    /**
     * Its renditions, the widest first.
     *
     * @throws Refusal 404 when there is none, 410 when it was erased
     */
    @Reading
    List<Rendition> renditions(PictureName name) {
        require(name);
        return entities.createQuery(
                        "SELECT r FROM Rendition r WHERE r.picture = :picture ORDER BY r.width DESC", Rendition.class)
                .setParameter("picture", name.id())
                .getResultList();
    }

    /** @throws Refusal 404 when there is none, 410 when it was erased */
    @Reading
    void require(PictureName name) {
        Picture picture = entities.find(Picture.class, name.id());
        if (picture == null) {
            throw unknown();
        }
        if (picture.isErased()) {
            throw new Refusal(
                    410,
                    "Gone",
                    "This picture was erased, with the news that it belonged to or by an editor.",
                    List.of());
        }
    }

    /** @throws Refusal 404 when there is none, also when it was erased a moment ago */
    @Reading
    Photo photo(PictureName name, String rendition) {
        String id = Rendition.id(name, rendition);
        Rendition found = entities.find(Rendition.class, id);
        if (found == null) {
            throw unknown();
        }
        byte[] bytes = new byte[found.bytes()];
        int filled = 0;
        for (int place = 0; place < found.parts(); place++) {
            Part part = entities.find(Part.class, Part.id(id, place));
            if (part == null) {
                throw unknown();
            }
            System.arraycopy(part.content(), 0, bytes, filled, part.content().length);
            filled += part.content().length;
            // Only as much is held as must be.
            entities.detach(part);
        }
        return new Photo(found.contentType(), bytes);
    }

    /** As it is once nobody else changes it. */
    Optional<Picture> locked(PictureName name) {
        return Optional.ofNullable(entities.find(Picture.class, name.id(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Under its lock. */
    void eraseUnlessShown(PictureName name) {
        if (!isShown(name)) {
            locked(name).ifPresent(this::erase);
        }
    }

    /**
     * Whichever items show it. That they do is still known, so that they can be changed, with it or without.
     *
     * @param scope of the right by which it goes
     * @throws Refusal 403 when items beyond that show it, 404 when there is none
     */
    void erase(PictureName name, Scope scope) {
        Picture picture = locked(name).orElseThrow(Pictures::unknown);
        if (isShownBeyond(name, scope)) {
            throw Refusal.forbidden(
                    "News in topics to which the right of this caller does not extend shows this picture.");
        }
        if (!picture.isErased()) {
            erase(picture);
            audit.done(Action.PICTURE_ERASE, name.address());
        }
        journal.makeDurableAtCommit();
    }

    private void erase(Picture picture) {
        if (!picture.isErased()) {
            picture.erase(now());
            entities.flush();
            removeBelongings(picture.name());
        }
    }

    /** Those that no item shows, and that were uploaded before. */
    @Reading
    List<PictureName> waiting(Instant before) {
        return entities.createQuery(
                        "SELECT p.id FROM Picture p WHERE p.uploaded < :before AND p.erased IS NULL"
                                + " AND NOT EXISTS (SELECT u.id FROM PictureUse u WHERE u.picture = p.id)",
                        String.class)
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .setMaxResults(AT_ONCE)
                .getResultStream()
                .map(PictureName::new)
                .toList();
    }

    /** Unless an item shows it by now, or it was uploaded once more. */
    void removeIfWaiting(PictureName name, Instant before) {
        Optional<Picture> waiting = locked(name)
                .filter(picture -> !picture.isErased() && picture.waitsSince(before))
                .filter(picture -> !isShown(name));
        waiting.ifPresent(picture -> {
            removeBelongings(name);
            entities.remove(picture);
        });
    }

    private boolean isShown(PictureName name) {
        return entities.createQuery("SELECT COUNT(u) FROM PictureUse u WHERE u.picture = :picture", Long.class)
                        .setParameter("picture", name.id())
                        .getSingleResult()
                > 0;
    }

    private boolean isShownBeyond(PictureName name, Scope scope) {
        return scope.topics().isPresent()
                && entities.createQuery(
                                "SELECT i.topic FROM NewsItem i, PictureUse u WHERE u.item = i.id AND u.picture = :picture",
                                String.class)
                        .setParameter("picture", name.id())
                        .getResultStream()
                        .map(TopicName::new)
                        .anyMatch(topic -> !scope.covers(topic));
    }

    private void removeBelongings(PictureName name) {
        BELONGINGS.forEach(entity -> entities.createQuery("DELETE FROM " + entity + " b WHERE b.picture = :picture")
                .setParameter("picture", name.id())
                .executeUpdate());
    }

    static Refusal unknown() {
        return Refusal.notFound("There is no such picture.");
    }

    /** As exact as both databases keep it. */
    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MICROS);
    }
}
