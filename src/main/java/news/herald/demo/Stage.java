package news.herald.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import news.herald.config.Settings;
import news.herald.database.DatabaseClock;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;
import news.herald.rows.Rows;
import news.herald.rows.Submission;
import news.herald.topics.Topic;
import news.herald.topics.Topics;

/**
 * The day in steps of one transaction each, in which what happens and how far the day has come are written together: after
 * a crash nothing happens twice. Thread-safe.
 */
@ApplicationScoped
@Transactional
public class Stage {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Settings settings;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Script script;

    @Inject
    private Performer performer;

    @Inject
    private Topics topics;

    @Inject
    private Rows rows;

    /** A scene whose time has come. */
    record Cue(int day, int scene) {}

    /**
     * Makes the topics, in a database in which there is nothing; in one that was a demo before, goes on, beside whatever
     * somebody has tried in it.
     *
     * @return the topics that are not the demo's, of a newsroom that it must not touch: then nothing was done
     */
    public List<TopicName> open() {
        if (entities.find(Play.class, Play.ONE) != null) {
            return List.of();
        }
        List<TopicName> foreign = topics.all().stream()
                .map(Topic::name)
                .filter(name -> !Topics.isBuiltIn(name) || isUsed(name))
                .toList();
        if (foreign.isEmpty()) {
            script.topics().forEach(topic -> topics.create(topic.name(), topic.title(), topic.kind()));
            entities.persist(new Play(now()));
            rows(script.scoreboard().topic(), script.scoreboard().at(Duration.ZERO));
            rows(script.market().topic(), script.market().all(1, Duration.ZERO));
        }
        return foreign;
    }

    /** The alerts are there from the beginning, and may be all that a newsroom uses. */
    private boolean isUsed(TopicName builtIn) {
        return builtIn.equals(Topics.ALERTS)
                && entities.createQuery("SELECT COUNT(a) FROM Alert a", Long.class)
                                .getSingleResult()
                        > 0;
    }

    /** Lets time pass: the tables change, and after its end the day begins again. */
    public void tick() {
        Play play = locked();
        Duration before = play.position();
        play.advance(now(), settings.demo().speed());
        if (play.position().toSeconds() > before.toSeconds()) {
            rows(script.scoreboard().topic(), script.scoreboard().at(play.position()));
            rows(script.market().topic(), script.market().at(play.day(), play.position()));
        }
        if (play.position().compareTo(Script.DAY) >= 0
                && play.scene() >= script.scenes().size()) {
            play.nextDay();
            performer.clear(play.day());
        }
    }

    /** The next scene, if it is due. */
    public Optional<Cue> cue() {
        Play play = entities.find(Play.class, Play.ONE);
        boolean due = play.scene() < script.scenes().size()
                && script.scenes().get(play.scene()).at().compareTo(play.position()) <= 0;
        return due ? Optional.of(new Cue(play.day(), play.scene())) : Optional.empty();
    }

    /**
     * Plays the scene, unless another node has.
     *
     * @throws Refusal when it cannot happen, because somebody changed what it is about
     */
    public void play(Cue cue) {
        if (isNext(cue)) {
            performer.perform(cue.day(), script.scenes().get(cue.scene()));
        }
    }

    /** Leaves the scene out, unless another node has. */
    public void skip(Cue cue) {
        isNext(cue);
    }

    private boolean isNext(Cue cue) {
        Play play = locked();
        boolean next = cue.equals(new Cue(play.day(), play.scene()));
        if (next) {
            play.nextScene();
        }
        return next;
    }

    private Play locked() {
        return entities.find(Play.class, Play.ONE, LockModeType.PESSIMISTIC_WRITE);
    }

    private void rows(TopicName topic, JsonObject table) {
        rows.putAll(topic, Submission.batch(table));
    }

    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MICROS);
    }
}
