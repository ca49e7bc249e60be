package news.herald.newsroom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.herald.editing.Identifiers;
import news.herald.journal.Journal;
import news.herald.live.TopicName;
import news.herald.outage.Reading;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.Paging;
import news.herald.topics.Sight;
import news.herald.topics.Snapshot;
import news.herald.topics.Topic;
import news.herald.topics.Topic.Kind;
import news.herald.topics.TopicContent;

/** What was written, read back one item or one page at a time. Changes nothing. Thread-safe. */
@ApplicationScoped
@Transactional
@Reading
public class Archive implements TopicContent {

    /** Past versions of an item that are told of: the newest. */
    private static final int VERSIONS = 200;

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Journal journal;

    /** @throws Refusal 404 when there is none, or none that the caller may know of */
    public NewsItem item(String id, Caller caller) {
        return find(id, caller).orElseThrow(Archive::unknownItem);
    }

    /**
     * Where an item is for good, before a body is looked at.
     *
     * @throws Refusal 404 when there is none, or none that the caller may know of
     */
    public TopicName topicOf(String id, Caller caller) {
        return item(id, caller).topic();
    }

    /** The item as readers may see it, also once it is withheld or killed; empty while no reader may know that it is there. */
    public Optional<PublicItem> shown(String id, Caller caller) {
        return find(id, caller).flatMap(NewsItem::shown);
    }

    /** The same by its uri, which is all that a ninjs document says of it. */
    public Optional<PublicItem> shownByUri(String uri, Caller caller) {
        return uri.indexOf('\0') < 0 ? seen("i.uri", uri, caller.sight()).flatMap(NewsItem::shown) : Optional.empty();
    }

    private Optional<NewsItem> find(String id, Caller caller) {
        return Identifiers.isItem(id) ? seen("i.id", id, caller.sight()) : Optional.empty();
    }

    /** What is hidden is not found, by the same statement as what is not there. */
    private Optional<NewsItem> seen(String member, String value, Sight sight) {
        return sight.give(entities.createQuery(
                        "SELECT i FROM NewsItem i WHERE " + member + " = :value AND " + sight.ofWhatIsIn("i.topic"),
                        NewsItem.class))
                .setParameter("value", value)
                .getResultStream()
                .findFirst();
    }

    /** Oldest first, and the item as it is now as the last. */
    public List<ItemVersion> versions(NewsItem item) {
        List<ItemVersion> past = entities.createQuery(
                        "SELECT v FROM ItemVersion v WHERE v.item = :item AND v.version < :version ORDER BY v.version DESC",
                        ItemVersion.class)
                .setParameter("item", item.id())
                .setParameter("version", item.version())
                .setMaxResults(VERSIONS)
                .getResultList();
        return Stream.concat(past.stream(), Stream.of(new ItemVersion(item)))
                .sorted(Comparator.comparingInt(ItemVersion::version))
                .toList();
    }

    /** What the desk lists: newest first, one more than the page holds if there is one. */
    public List<NewsItem> desk(TopicName topic, Status status, Paging paging) {
        Optional<NewsItem> last = paging.before().map(before -> member(topic, before));
        var query = entities.createQuery(
                        "SELECT i FROM NewsItem i WHERE i.topic = :topic AND i.status = :status"
                                + (last.isPresent()
                                        ? " AND (i.listed < :listed OR (i.listed = :listed AND i.id < :id))"
                                        : "")
                                + " ORDER BY i.listed DESC, i.id DESC",
                        NewsItem.class)
                .setParameter("topic", topic.value())
                .setParameter("status", status)
                .setMaxResults(paging.limit() + 1);
        last.ifPresent(
                item -> query.setParameter("listed", item.placeAmong(status).orElseThrow(Paging::unknownItem))
                        .setParameter("id", item.id()));
        return query.getResultList();
    }

    @Override
    public Kind kind() {
        return Kind.NEWS;
    }

    @Override
    public Snapshot snapshot(Topic topic, Paging paging) {
        TopicName name = topic.name();
        Optional<String> last =
                paging.before().map(before -> publishedMember(name, before).id());
        var query = entities.createNativeQuery(NewsSnapshot.statement(paging.limit() + 1, last.isPresent()))
                .setParameter(1, name.value());
        last.ifPresent(id -> query.setParameter(2, id));
        return NewsSnapshot.of(rows(query.getResultList()), paging);
    }

    @Override
    public Snapshot durableSnapshot(Topic topic, Paging paging) {
        Snapshot snapshot = snapshot(topic, paging);
        journal.makeDurableAtCommit();
        return snapshot;
    }

    private static List<Object[]> rows(List<?> untyped) {
        return untyped.stream().map(Object[].class::cast).toList();
    }

    private NewsItem publishedMember(TopicName topic, String before) {
        return Optional.of(member(topic, before))
                .filter(NewsItem::isKnownToReaders)
                .orElseThrow(Paging::unknownItem);
    }

    private NewsItem member(TopicName topic, String before) {
        String member = Identifiers.isItem(before) ? "i.id" : "i.uri";
        // By one statement: what is in another topic, which may be hidden, is not looked at.
        return entities.createQuery(
                        "SELECT i FROM NewsItem i WHERE " + member + " = :value AND i.topic = :topic", NewsItem.class)
                .setParameter("value", before)
                .setParameter("topic", topic.value())
                .getResultStream()
                .findFirst()
                .orElseThrow(Paging::unknownItem);
    }

    public static Refusal unknownItem() {
        return Refusal.notFound("There is no such item.");
    }
}
