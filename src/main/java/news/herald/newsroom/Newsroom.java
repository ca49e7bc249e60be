package news.herald.newsroom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiConsumer;
import news.herald.audit.Action;
import news.herald.audit.Audit;
import news.herald.database.DatabaseClock;
import news.herald.editing.Precondition;
import news.herald.editing.ReceiptKey;
import news.herald.editing.Receipts;
import news.herald.newsroom.Board.Place;
import news.herald.ninjs.NewsDocument;
import news.herald.pictures.PictureUses;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.KnownTopics;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;

/**
 * What editors do with news items, each verb in one transaction. Thread-safe.
 *
 * <p>The item's row is locked before it is looked at, so that of two verbs at once the second sees what the first did.
 * Each flush writes one change only: readers are told of changes in the order of the flushes.
 */
@ApplicationScoped
@Transactional
public class Newsroom {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Receipts receipts;

    @Inject
    private PictureUses pictures;

    @Inject
    private Audit audit;

    @Inject
    private KnownTopics topics;

    /** @param replayed whether the same request made the item before */
    public record Submitted(NewsItem item, boolean replayed) {}

    /**
     * @param topic the submission's, whose kind is for good, so that it need not be read in this transaction again
     * @throws Refusal 409 when the uri is known, or the topic takes no news; 422 for a used Idempotency-Key
     */
    public Submitted submit(Topic topic, Submission submission) {
        requireNews(topic);
        Optional<NewsItem> made = submission.receipt().flatMap(this::madeBefore);
        if (made.isEmpty() && submission.document().uri().isPresent()) {
            made = byUri(submission.document().uri().get()).map(known -> repeated(known, submission));
        }
        return made.map(item -> new Submitted(item, true)).orElseGet(() -> new Submitted(add(submission), false));
    }

    private NewsItem add(Submission submission) {
        Instant now = now();
        NewsItem item = new NewsItem(submission, now);
        entities.persist(item);
        submission.receipt().ifPresent(key -> receipts.keep(key, item.id()));
        entities.flush();
        pictures.keep(item.id(), item.text());
        audit.done(item.status() == Status.DRAFT ? Action.DRAFT : Action.PUBLISH, item.address());
        return item;
    }

    private Optional<NewsItem> madeBefore(ReceiptKey key) {
        return receipts.find(key).map(id -> entities.find(NewsItem.class, id));
    }

    private NewsItem repeated(NewsItem known, Submission submission) {
        if (!known.topic().equals(submission.topic()) && !topics.isForEverybody(known.topic())) {
            // Where it is, is for those who may read it there.
            throw Refusal.conflict("Another item has this uri.", new FieldFault("/uri", "is another item's"));
        }
        if (!known.isRepeatedBy(submission)) {
            throw Refusal.conflict(
                    "The item with this uri is " + known.address() + ". PUT there to update it.",
                    new FieldFault("/uri", "is the uri of " + known.address()));
        }
        return known;
    }

    public NewsItem update(String id, Precondition precondition, NewsDocument replacement, String author) {
        return rewrite(Action.UPDATE, id, precondition, author, (item, now) -> item.update(replacement, now));
    }

    public NewsItem correct(String id, Precondition precondition, JsonObject changes, String note, String author) {
        return rewrite(Action.CORRECT, id, precondition, author, (item, now) -> item.correct(changes, note, now));
    }

    public NewsItem publish(String id, Precondition precondition, String author) {
        return change(Action.PUBLISH, id, precondition, author, NewsItem::publish);
    }

    public NewsItem withhold(String id, Precondition precondition, String author) {
        NewsItem item = change(Action.WITHHOLD, id, precondition, author, NewsItem::withhold);
        leaveBoard(item);
        return item;
    }

    public NewsItem kill(String id, Precondition precondition, String author) {
        NewsItem item = change(Action.KILL, id, precondition, author, NewsItem::kill);
        entities.createQuery("UPDATE ItemVersion v SET v.document = NULL WHERE v.item = :item AND v.version < :version")
                .setParameter("item", id)
                .setParameter("version", item.version())
                .executeUpdate();
        pictures.release(id);
        leaveBoard(item);
        return item;
    }

    /**
     * Takes out an item with all its versions, as if it had never been. No verb of editors, who kill: for what was played,
     * not reported. Readers who may have it are told that it was killed.
     *
     * @throws Refusal 404 when there is none
     */
    public void remove(String id) {
        NewsItem item = locked(id, Precondition.optional(null));
        entities.createQuery("DELETE FROM ItemVersion v WHERE v.item = :item")
                .setParameter("item", id)
                .executeUpdate();
        pictures.release(id);
        leaveBoard(item);
        entities.flush();
        entities.remove(item);
        entities.flush();
    }

    public NewsItem pin(String id, Precondition precondition, Place place) {
        NewsItem item = locked(id, precondition);
        if (item.status() != Status.USABLE) {
            throw Refusal.conflict("The item is " + item.status().word() + " and cannot be pinned.");
        }
        Board board = existingBoard(item).orElseGet(() -> new Board(item.topic()));
        board.pin(item.uri(), place);
        // Not before it is complete: Hibernate writes, and announces, twice what changes after this.
        entities.persist(board);
        noted(Action.PIN, item);
        return item;
    }

    public NewsItem unpin(String id, Precondition precondition, Place place) {
        NewsItem item = locked(id, precondition);
        if (item.status() == Status.CANCELED) {
            throw Refusal.conflict("The item is canceled and left the board.");
        }
        existingBoard(item).ifPresent(board -> board.unpin(item.uri(), place));
        noted(Action.UNPIN, item);
        return item;
    }

    /** @return whether this call published it: on another node, or by an editor, it may have happened already */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean publishIfDue(String id) {
        NewsItem item = entities.find(NewsItem.class, id, LockModeType.PESSIMISTIC_WRITE);
        Instant now = now();
        if (item == null || !item.isDue(now)) {
            return false;
        }
        ItemVersion before = new ItemVersion(item);
        item.publish(now);
        put(item, before);
        noted(Action.PUBLISH, item);
        return true;
    }

    private NewsItem rewrite(
            Action action, String id, Precondition precondition, String author, BiConsumer<NewsItem, Instant> verb) {
        NewsItem item = change(action, id, precondition, author, verb);
        pictures.keep(item.id(), item.text());
        return item;
    }

    private NewsItem change(
            Action action, String id, Precondition precondition, String author, BiConsumer<NewsItem, Instant> verb) {
        NewsItem item = locked(id, precondition);
        ItemVersion before = new ItemVersion(item);
        verb.accept(item, now());
        item.by(author);
        put(item, before);
        noted(action, item);
        return item;
    }

    /** The first publication of a draft is the same version as the draft. */
    private void put(NewsItem item, ItemVersion before) {
        if (before.isSupersededBy(item)) {
            entities.persist(before);
        }
        entities.flush();
    }

    private void noted(Action action, NewsItem item) {
        audit.done(action, item.address(), "version " + item.version());
    }

    private NewsItem locked(String id, Precondition precondition) {
        NewsItem item = entities.find(NewsItem.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (item == null) {
            throw Archive.unknownItem();
        }
        precondition.check(item.version());
        return item;
    }

    private void leaveBoard(NewsItem item) {
        existingBoard(item).ifPresent(board -> board.remove(item.uri()));
    }

    private Optional<Board> existingBoard(NewsItem item) {
        return Optional.ofNullable(entities.find(Board.class, item.topic().value(), LockModeType.PESSIMISTIC_WRITE));
    }

    private Optional<NewsItem> byUri(String uri) {
        return entities.createQuery("SELECT i FROM NewsItem i WHERE i.uri = :uri", NewsItem.class)
                .setParameter("uri", uri)
                .getResultStream()
                .findFirst();
    }

    private static void requireNews(Topic topic) {
        if (topic.kind() != Kind.NEWS) {
            throw Refusal.conflict(
                    "The topic " + topic.name() + " takes " + topic.kind().word() + ", not news items.");
        }
    }

    /** As exact as both databases keep it, so that what is stored compares as what is in memory. */
    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MICROS);
    }
}
