package news.herald.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import news.herald.alerts.AlertDesk;
import news.herald.alerts.Wording;
import news.herald.config.Settings;
import news.herald.database.DatabaseClock;
import news.herald.editing.Precondition;
import news.herald.editing.ReceiptKey;
import news.herald.editing.Receipts;
import news.herald.json.JsonP;
import news.herald.newsroom.Archive;
import news.herald.newsroom.Board.Place;
import news.herald.newsroom.Newsroom;
import news.herald.newsroom.PublicItem;
import news.herald.newsroom.Submissions;
import news.herald.ninjs.NewsDocument;
import news.herald.ninjs.RequestBody;
import news.herald.problem.Refusal;
import news.herald.topics.Caller;
import news.herald.topics.Topic;
import news.herald.topics.Topics;

/** Does what a scene says, by what the REST API does it with. Called in a transaction. Thread-safe. */
@ApplicationScoped
public class Performer {

    /**
     * Days of which the news stays. A page shows the newest 300 items of a topic: what goes after so many days is on none,
     * where it would be told of as killed.
     */
    static final int DAYS = 12;

    static final String AUTHOR = "demo";

    static final String TERMS =
            "Made up for a demonstration of Herald: no such people, parties, clubs or companies exist.";

    private static final Duration ALERTS_STAY = Duration.ofHours(1);
    private static final Precondition AS_IT_IS = Precondition.optional(null);

    @Inject
    private Settings settings;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Script script;

    @Inject
    private Topics topics;

    @Inject
    private Newsroom newsroom;

    @Inject
    private Archive archive;

    @Inject
    private AlertDesk alerts;

    @Inject
    private Receipts receipts;

    /** @throws Refusal when it cannot happen */
    void perform(int day, Scene scene) {
        switch (scene.verb()) {
            case PUBLISH ->
                newsroom.submit(
                        topic(scene),
                        Submissions.of(scene.topic(), request(document(day, scene)), false, null, AUTHOR));
            case UPDATE ->
                newsroom.update(id(day, scene), AS_IT_IS, NewsDocument.received(document(day, scene)), AUTHOR);
            case CORRECT ->
                newsroom.correct(
                        id(day, scene), AS_IT_IS, changes(scene), scene.body().getString("note"), AUTHOR);
            case WITHHOLD -> newsroom.withhold(id(day, scene), AS_IT_IS, AUTHOR);
            case RELEASE -> newsroom.publish(id(day, scene), AS_IT_IS, AUTHOR);
            case KILL -> newsroom.kill(id(day, scene), AS_IT_IS, AUTHOR);
            case PIN -> newsroom.pin(id(day, scene), AS_IT_IS, place(scene));
            case UNPIN -> newsroom.unpin(id(day, scene), AS_IT_IS, place(scene));
            case ALERT -> alerts.publish(topic(scene), wording(scene), Optional.of(receipt(day, scene)), AUTHOR);
            case CORRECT_ALERT -> alerts.correct(alert(day, scene), AS_IT_IS, wording(scene), AUTHOR);
            case END_ALERT -> alerts.kill(alert(day, scene), AS_IT_IS, AUTHOR);
        }
    }

    /** Takes out what was played long ago, so that a demo that runs for a year is no larger than after its first hours. */
    void clear(int day) {
        script.scenes().stream()
                .filter(scene -> scene.verb() == Verb.PUBLISH)
                .flatMap(scene -> archive.shownByUri(scene.uri(day - DAYS), Caller.ANYBODY).stream())
                .forEach(old -> newsroom.remove(old.id()));
        alerts.removeOld(AUTHOR, clock.now().minus(ALERTS_STAY));
    }

    /** Whoever is given the document alone must not take it for news. */
    static JsonObject document(int day, Scene scene) {
        return JsonP.PROVIDER
                .createObjectBuilder(scene.body())
                .add("uri", scene.uri(day))
                .add("usageTerms", TERMS)
                .build();
    }

    static JsonObject changes(Scene scene) {
        return JsonP.PROVIDER.createObjectBuilder(scene.body()).remove("note").build();
    }

    private Wording wording(Scene scene) {
        JsonObjectBuilder alert = JsonP.PROVIDER.createObjectBuilder(scene.body());
        return Wording.of(alert.add(
                        "expires",
                        clock.now()
                                .plus(scene.lasts())
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .build());
    }

    private static Place place(Scene scene) {
        return scene.keyEvent() ? Place.KEY_EVENTS : Place.PINNED;
    }

    private RequestBody request(JsonObject body) {
        return RequestBody.read(
                new ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8)),
                settings.limits().maxBody());
    }

    private Topic topic(Scene scene) {
        return topics.find(scene.topic()).orElseThrow(() -> Refusal.notFound("There is no topic " + scene.topic()));
    }

    private String id(int day, Scene scene) {
        return archive.shownByUri(scene.uri(day), Caller.ANYBODY)
                .map(PublicItem::id)
                .orElseThrow(Archive::unknownItem);
    }

    private String alert(int day, Scene scene) {
        return receipts.find(receipt(day, scene))
                .orElseThrow(() -> Refusal.notFound("There is no alert " + scene.item() + " any more."));
    }

    private static ReceiptKey receipt(int day, Scene scene) {
        return ReceiptKey.of(scene.uri(day), AUTHOR, scene.uri(day)).orElseThrow();
    }
}
