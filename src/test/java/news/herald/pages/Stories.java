package news.herald.pages;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.herald.json.JsonP;
import news.herald.testing.JsonText;
import news.herald.topics.ExampleTopics;
import news.herald.topics.Snapshot;
import news.herald.topics.Topic;

/** Stories to make pages and feeds of. Stateless. */
final class Stories {

    static final Site SITE = new Site("https://news.example");

    static final Topic TOPIC = ExampleTopics.news("politics", "Politics & <Power>");

    /** Ends a script, an attribute, a comment, a CDATA section, and holds what XML may not. */
    static final String HOSTILE =
            "</script><script>alert(1)</script><!-- ]]> \" ' & \u0001\u000b\u0000\ufffe\ud800 \u2028 <img src=x onerror=alert(2)>";

    private Stories() {}

    /** Has every member that pages show. */
    static JsonObject full() {
        return JsonText.object("""
                {"uri":"urn:uuid:0190-full","pubStatus":"usable","language":"en-GB","urgency":1,"by":"Mara Lindqvist",
                 "firstCreated":"2026-03-02T07:58:00+01:00","versionCreated":"2026-03-02T08:30:00.123456Z",
                 "headlines":[{"value":"Short","role":"short"},{"value":"Harbour bridge opens","role":"main"}],
                 "descriptions":[{"role":"correction","value":"It took nine years, not ten."},
                                 {"role":"summary","value":"Cars cross."}],
                 "bodies":[{"contentType":"text/html","value":"<p>Nine <strong>years</strong> &amp; more.</p><p>Four mayors.</p>"}],
                 "renditions":[{"name":"t","href":"https://news.example/t.jpg","contentType":"image/jpeg","width":160,"height":90},
                               {"name":"f","href":"https://news.example/f.jpg?a=1&b=2","contentType":"image/jpeg","width":1000,
                                "height":562,"sizeInBytes":4711}],
                 "subjects":[{"name":"Bridges"},{"literal":"Roads"},{"name":"Bridges"}]}
                """);
    }

    /** Everything that a writer may choose is hostile. */
    static JsonObject hostile() {
        return JsonText.object("""
                {"uri":"urn:uuid:0190-hostile","pubStatus":"usable","language":"en\\" onload=\\"x","by":HOSTILE,
                 "firstCreated":"2026-03-02T09:00:00Z","versionCreated":"2026-03-02T09:00:00Z",
                 "headlines":[{"value":HOSTILE}],"descriptions":[{"role":"correction","value":HOSTILE}],
                 "bodies":[{"value":HOSTILE}],
                 "renditions":[{"name":"f","href":"https://news.example/\\"><script>","contentType":"image/\\"><b>","title":HOSTILE}],
                 "subjects":[{"name":HOSTILE}]}
                """.replace("HOSTILE", JsonP.quoted(HOSTILE)));
    }

    static JsonObject gone(String status) {
        return JsonText.object("{\"uri\":\"urn:uuid:0190-gone\",\"pubStatus\":\"" + status
                + "\",\"versionCreated\":\"2026-03-02T10:00:00Z\"}");
    }

    static Story story(String id, JsonObject ninjs) {
        return new Story(id, ninjs);
    }

    static List<Story> both() {
        return List.of(story("b", hostile()), story("a", full()));
    }

    static TopicView view(String board, JsonObject... items) {
        String members = "\"items\":"
                + List.of(items).stream().map(JsonObject::toString).collect(Collectors.joining(",", "[", "]"))
                + ",\"board\":" + board;
        List<String> ids =
                IntStream.range(0, items.length).mapToObj(index -> "id" + index).toList();
        return TopicView.of(TOPIC, new Snapshot("k3f9-1842", members, ids, Optional.empty()));
    }
}
