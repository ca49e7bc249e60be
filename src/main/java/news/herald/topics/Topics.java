package news.herald.topics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import news.herald.audit.Action;
import news.herald.audit.Audit;
import news.herald.live.TopicName;
import news.herald.outage.Reading;
import news.herald.problem.Refusal;
import news.herald.topics.Topic.Access;
import news.herald.topics.Topic.Kind;

/**
 * All topics, in the database. Thread-safe.
 *
 * <p>Reads have a transaction too: without one, Payara gives a scheduled task that an EJB started an entity manager that
 * is closed from the second round on.
 */
@ApplicationScoped
@Transactional
public class Topics {

    /** The three that every Herald has. */
    public static final TopicName ALERTS = new TopicName("alerts");

    public static final TopicName MONITOR = new TopicName("monitor");

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Audit audit;

    public static final TopicName PRESENCE = new TopicName("presence");

    /** What only operators or editors may see is no part of everything, which anybody may ask for; nor is what is private. */
    public static boolean mayBeForEverybody(TopicName topic) {
        return !topic.equals(MONITOR) && !topic.equals(PRESENCE);
    }

    /** Whether it is one that every Herald has. */
    public static boolean isBuiltIn(TopicName topic) {
        return topic.equals(ALERTS) || topic.equals(MONITOR) || topic.equals(PRESENCE);
    }

    @Reading
    public Optional<Topic> find(TopicName name) {
        return Optional.ofNullable(entities.find(Topic.class, name.value()));
    }

    /** The same as far as somebody may know of it. */
    @Reading
    Optional<Topic> find(TopicName name, Sight sight) {
        return sight.give(entities.createQuery(
                        "SELECT t FROM Topic t WHERE t.name = :name AND " + sight.of("t"), Topic.class))
                .setParameter("name", name.value())
                .getResultStream()
                .findFirst();
    }

    /** By name. */
    @Reading
    public List<Topic> all() {
        return entities.createQuery("SELECT t FROM Topic t ORDER BY t.name", Topic.class)
                .getResultList();
    }

    /** For everybody. @throws Refusal 409 when a topic of this name exists */
    public Topic create(TopicName name, String title, Kind kind) {
        return create(name, title, kind, Access.PUBLIC);
    }

    /** @throws Refusal 409 when a topic of this name exists, also one that the caller may not know of: names are for one */
    public Topic create(TopicName name, String title, Kind kind, Access access) {
        Topic topic = new Topic(name, title, kind, access);
        if (entities.find(Topic.class, name.value()) != null) {
            throw exists(name);
        }
        entities.persist(topic);
        entities.flush();
        audit.done(Action.TOPIC_MAKE, "/api/topics/" + name, kind.word() + (topic.isPrivate() ? ", private" : ""));
        return topic;
    }

    /** @throws Refusal 404 when there is none, 400 when the title is at fault */
    public Topic rename(TopicName name, String title) {
        Topic topic = find(name).orElseThrow(Topics::unknown);
        topic.rename(title);
        audit.done(Action.TOPIC_RENAME, "/api/topics/" + name);
        return topic;
    }

    static Refusal exists(TopicName name) {
        return Refusal.conflict("There is a topic " + name + " already: PUT /api/topics/" + name + " renames it.");
    }

    static Refusal unknown() {
        return Refusal.notFound("There is no such topic.");
    }
}
