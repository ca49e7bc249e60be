package news.herald.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import news.herald.broadcast.EncodedEvent;
import news.herald.broadcast.Fanout;
import news.herald.broadcast.TopicBroadcaster;
import news.herald.cluster.Attendance;
import news.herald.cluster.Nodes;
import news.herald.json.JsonP;
import news.herald.topics.Topics;

/** Who is at the desk. {@link #look} is for one thread, the rest safe for use by many. */
@ApplicationScoped
public class Presence implements Attendance {

    /** Seconds between two counts of readers: they change all the time. */
    private static final int BETWEEN_COUNTS = 2;

    /** Seconds after which what has not changed is told again: who has just come may have asked another node. */
    private static final int AGAIN = 10;

    private final Desks desks = new Desks(System::nanoTime);

    @Inject
    private Fanout fanout;

    @Inject
    private Nodes nodes;

    private String told = "";
    private String counted = "";
    private int looks;

    void hear(String name, Announcement said) {
        desks.hear(name, said, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public JsonArray attendance() {
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        desks.all().forEach(one -> list.add(one.json()));
        return list.build();
    }

    /** Once a second: tells what has changed, and now and then what has not. */
    void look() {
        TopicBroadcaster followers = fanout.broadcaster(Topics.PRESENCE);
        if (followers.size() == 0 || looks % AGAIN == 0) {
            told = "";
            counted = "";
        }
        if (followers.size() > 0) {
            told = tell(followers, "presence", writing(), told);
            if (looks % BETWEEN_COUNTS == 0) {
                counted = tell(followers, "readers", nodes.readership(), counted);
            }
        }
        looks++;
    }

    private static String tell(TopicBroadcaster followers, String event, JsonObject data, String before) {
        String now = data.toString();
        if (!now.equals(before)) {
            followers.broadcast(EncodedEvent.passing(Topics.PRESENCE, event, now));
        }
        return now;
    }

    private JsonObject writing() {
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("writing", Attendees.of(nodes.attendance()).json())
                .build();
    }

    /** Both, as they are now. */
    String now() {
        return JsonP.PROVIDER
                .createObjectBuilder(writing())
                .addAll(JsonP.PROVIDER.createObjectBuilder(nodes.readership()))
                .build()
                .toString();
    }
}
