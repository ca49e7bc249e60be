package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Person;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A private topic is as if it were not there, at every address, but for those who may read it. */
@ExtendWith(SharedServer.class)
class PrivateTopicIT {

    private static final String NEVER = "Nobody else reads this";

    private final HeraldApi admin;
    private String news;
    private String rows;
    private String alerts;
    private String item;
    private String alert;
    private String uri;

    PrivateTopicIT(HeraldServer server) {
        admin = server.api();
    }

    @BeforeEach
    void make() {
        news = admin.privateTopic("hidden", "news");
        rows = admin.privateTopic("hidden-rows", "rows");
        alerts = admin.privateTopic("hidden-alerts", "alerts");
        uri = "urn:test:" + news;
        item = admin.publish(
                        news,
                        Json.createObjectBuilder(HeraldApi.headline(NEVER))
                                .add("uri", uri)
                                .build())
                .expect(201)
                .header("Location")
                .orElseThrow();
        admin.put(
                        "/api/topics/" + rows + "/rows/a",
                        Json.createObjectBuilder().add("goals", 1).build(),
                        null)
                .expect(201);
        alert = admin.post("/api/topics/" + alerts + "/alerts", "{\"title\":\"" + NEVER + "\"}")
                .expect(201)
                .header("Location")
                .orElseThrow();
    }

    /** What is there, and beside it the same of what is not. */
    private Map<String, String> reading() {
        Map<String, String> reading = new TreeMap<>();
        for (String topic : List.of(news, rows, alerts)) {
            for (String address : List.of(
                    "/api/topics/%s",
                    "/api/topics/%s?limit=500",
                    "/api/topics/%s/events",
                    "/api/topics/%s/events?after=x-1",
                    "/api/topics/%s/stream",
                    "/api/stream?topic=%s",
                    "/api/stream?topic=alerts&topic=%s",
                    "/api/topics/%s/items?status=draft",
                    "/api/topics/%s/rows/a",
                    "/?topic=%s",
                    "/topics/%s",
                    "/topics/%s?before=x",
                    "/topics/%s/feed.atom",
                    "/topics/%s/feed.json",
                    "/topics/%s/feed.rss")) {
                reading.put(address.formatted(topic), address.formatted("no-" + topic));
            }
        }
        String nowhere = other(item);
        reading.put(item, nowhere);
        reading.put(item + "/versions", nowhere + "/versions");
        reading.put(item.substring("/api".length()), nowhere.substring("/api".length()));
        reading.put("/items?uri=" + uri, "/items?uri=" + uri + "x");
        reading.put(alert, other(alert));
        return reading;
    }

    /** An id of the same form. */
    private static String other(String address) {
        char last = address.charAt(address.length() - 1);
        return address.substring(0, address.length() - 1) + (last == 'a' ? 'b' : 'a');
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        // A server closes a connection after so many requests.
        headers.keySet().removeIf(name -> List.of("date", "connection").contains(name.toLowerCase(Locale.ROOT)));
        return headers;
    }

    private static void assertAlike(Answer hidden, Answer unknown, String address) {
        assertEquals(unknown.status(), hidden.status(), address);
        assertEquals(unknown.body(), hidden.body(), address);
        assertEquals(headers(unknown), headers(hidden), address);
        assertFalse(hidden.body().contains(NEVER), address);
    }

    private Map<String, HeraldApi> others() {
        String public1 = admin.freshTopic("public");
        return Map.of(
                "a stranger", admin.anonymous(),
                "an operator", Person.make(admin, "operator").api(),
                "a reader of others", Person.make(admin, "reader", public1).api(),
                "an editor of others", Person.make(admin, "editor", public1).api(),
                "a token for others", Person.make(admin, "editor").token(",\"topics\":[\"" + public1 + "\"]"),
                "a token of an editor of others",
                        Person.make(admin, "editor", public1).token(""));
    }

    @Test
    void whoMayNotReadItReadsWhatIsNotThere() {
        others().forEach((who, other) -> reading().forEach((hidden, unknown) -> {
            for (String accept : hidden.startsWith("/api/") ? List.of("*/*") : List.of("*/*", "text/html")) {
                Answer answer = other.send(other.request(hidden).header("Accept", accept));
                assertAlike(answer, other.send(other.request(unknown).header("Accept", accept)), who + " at " + hidden);
                assertTrue(List.of(401, 403, 404, 406).contains(answer.status()), answer.toString());
            }
            HttpRequest.Builder head = other.request(hidden).method("HEAD", BodyPublishers.noBody());
            HttpRequest.Builder same = other.request(unknown).method("HEAD", BodyPublishers.noBody());
            assertAlike(other.send(head), other.send(same), who + " HEAD " + hidden);
        }));
    }

    @Test
    void norDoTheyWriteThere() {
        HeraldApi other =
                Person.make(admin, "editor", admin.freshTopic("public")).api();
        HeraldApi cms = Person.make(admin, "editor").token(",\"topics\":[\"" + admin.freshTopic("public") + "\"]");
        String fields = "{\"goals\":2}";
        for (HeraldApi writer : List.of(other, cms)) {
            for (String topic : List.of(news, rows, alerts)) {
                assertUnwritable(
                        writer,
                        "POST",
                        "/api/topics/%s/items",
                        topic,
                        HeraldApi.headline("x").toString());
                assertUnwritable(writer, "POST", "/api/topics/%s/alerts", topic, "{\"title\":\"x\"}");
                assertUnwritable(writer, "PUT", "/api/topics/%s/rows/a", topic, fields);
                assertUnwritable(writer, "PUT", "/api/topics/%s/rows", topic, "{\"rows\":[]}");
                assertUnwritable(writer, "DELETE", "/api/topics/%s/rows/a", topic, "");
                assertUnwritable(writer, "PUT", "/api/topics/%s", topic, "{\"title\":\"x\"}");
            }
            for (String verb : List.of("kill", "withhold", "publish", "pin", "unpin", "correction")) {
                assertUnwritable(writer, "POST", "%s/" + verb, item, other(item), "{}");
            }
            assertUnwritable(
                    writer,
                    "PUT",
                    "%s",
                    item,
                    other(item),
                    HeraldApi.headline("x").toString());
            assertUnwritable(writer, "PUT", "%s", alert, other(alert), "{\"title\":\"x\"}");
            assertUnwritable(writer, "DELETE", "%s", alert, other(alert), "");
        }
        assertEquals("1", admin.get(item).expect(200).json().getString("version"), "nothing of it happened");
    }

    private static void assertUnwritable(HeraldApi writer, String method, String address, String topic, String body) {
        assertUnwritable(writer, method, address, topic, "no-" + topic, body);
    }

    private static void assertUnwritable(
            HeraldApi writer, String method, String address, String hidden, String unknown, String body) {
        Answer answer = send(writer, method, address.formatted(hidden), body).expect(404);
        assertAlike(answer, send(writer, method, address.formatted(unknown), body), method + " " + address);
    }

    private static Answer send(HeraldApi writer, String method, String path, String body) {
        return writer.send(writer.json(path).method(method, BodyPublishers.ofString(body)));
    }

    @Test
    void whoMayReadItDoesAndNoCacheKeepsIt() {
        Map<String, HeraldApi> readers = Map.of(
                "a reader", Person.make(admin, "reader").api(),
                "a reader of these",
                        Person.make(admin, "reader", news, rows, alerts).api(),
                "an editor", Person.make(admin, "editor").api(),
                "a token", Person.make(admin, "editor", news, rows, alerts).token(""),
                "an administrator", admin);
        List<String> addresses = List.of(
                "/api/topics",
                "/api/topics/" + news,
                "/api/topics/" + rows,
                "/api/topics/" + alerts,
                "/api/topics/" + news + "/events?after=x-1",
                "/api/topics/" + rows + "/rows/a",
                "/topics/" + news,
                "/topics/" + rows,
                "/topics/" + alerts,
                "/topics/" + news + "/feed.atom",
                "/topics/" + news + "/feed.json",
                "/topics/" + news + "/feed.rss",
                "/",
                item,
                item + "/versions",
                item.substring("/api".length()),
                alert);
        readers.forEach((who, reader) -> addresses.forEach(address -> {
            Answer answer = reader.get(address).expect(200);
            String kept = answer.header("Cache-Control").orElse("");
            assertEquals("private, no-store", kept, who + " at " + address);
            String varies = String.join(",", answer.response().headers().allValues("Vary"));
            assertTrue(
                    address.contains("/events") || varies.contains("Cookie"), who + " at " + address + ": " + varies);
        }));
        assertEquals(302, admin.get("/items?uri=" + uri).status());
    }

    @Test
    void theListNamesItToThoseOnlyWhoMayReadIt() {
        others().forEach((who, other) -> {
            String list = other.get("/api/topics").expect(200).body();
            assertFalse(list.contains(news) || list.contains("private"), who + ": " + list);
            String front = other.get("/").expect(200).body();
            assertFalse(front.contains(news), who);
        });
        HeraldApi reader = Person.make(admin, "reader", news).api();
        String list = reader.get("/api/topics").expect(200).body();
        assertTrue(list.contains(news) && !list.contains(rows), list);
        assertTrue(reader.get("/").expect(200).body().contains("/topics/" + news));
    }

    @Test
    void whoMayReadItOnlyWritesNothing() {
        HeraldApi reader = Person.make(admin, "reader").api();
        assertEquals(403, reader.publish(news, "x").status());
        HeraldApi pins = Person.make(admin, "editor", news).token(",\"verbs\":[\"pin\"]");
        pins.get(item).expect(200);
        assertEquals(403, pins.publish(news, "x").status(), "seen, and not to be written to");
        assertEquals(200, send(pins, "POST", item + "/pin", "").status());
        HeraldApi here = Person.make(admin, "editor", news).api();
        here.publish(news, "Here").expect(201);
        assertEquals(403, here.publish(admin.freshTopic("public"), "There").status());
        assertEquals(
                403,
                here.post("/api/topics", "{\"name\":\"x-" + news + "\",\"title\":\"X\",\"kind\":\"news\"}")
                        .status());
    }

    @Test
    void whatStandsThereIsSaidToNobodyBySideways() {
        HeraldApi other =
                Person.make(admin, "editor", admin.freshTopic("public")).api();
        String open = admin.freshTopic("open");
        HeraldApi everywhere = Person.make(admin, "editor", open).api();
        Answer taken = everywhere.publish(
                open,
                Json.createObjectBuilder(HeraldApi.headline("x"))
                        .add("uri", uri)
                        .build());
        assertEquals(409, taken.status());
        assertFalse(taken.body().contains(item), taken.body());
        for (String address : List.of("/api/nodes", "/api/monitor", "/api/presence", "/metrics")) {
            assertFalse(admin.get(address).body().contains(news), address);
            assertFalse(other.get(address).body().contains(news), address);
        }
    }

    @Test
    void whoMayReadItIsSaidWhenItIsMadeForGood() {
        String body = "{\"title\":\"x\",\"access\":\"%s\"}";
        String address = "/api/topics/" + news;
        assertEquals(422, send(admin, "PUT", address, body.formatted("public")).status());
        assertEquals(200, send(admin, "PUT", address, body.formatted("private")).status());
        String open = "/api/topics/" + admin.freshTopic("open");
        Answer refused = send(admin, "PUT", open, body.formatted("private")).expect(422);
        assertTrue(refused.body().contains("/access"), refused.body());
        String made = "{\"name\":\"x-%s\",\"title\":\"x\",\"kind\":\"news\",\"access\":%s}";
        assertEquals(
                400,
                admin.post("/api/topics", made.formatted(news, "\"secret\"")).status());
        assertEquals(
                400, admin.post("/api/topics", made.formatted(news, "null")).status());
        HeraldApi other = Person.make(admin, "editor", news + "x", "x-" + news).api();
        assertEquals(
                201,
                other.post("/api/topics", made.formatted(news, "\"private\"")).status());
    }

    /** Not even what is no private topic: for it nobody is signed in. */
    @Test
    void aPageOfAnotherSiteLearnsNothingInAnAdministratorsName() {
        Person boss = Person.make(admin, "admin");
        String cookie = boss.session();
        for (String path : List.of("/api/audit", "/api/accounts", "/api/monitor", "/api/presence")) {
            assertEquals(200, admin.send(boss.request(cookie, path)).status(), path);
            for (String site : List.of("cross-site", "same-site")) {
                HttpRequest.Builder asked = boss.request(cookie, path).header("Sec-Fetch-Site", site);
                assertEquals(401, admin.send(asked).status(), site + " " + path);
            }
        }
        HttpRequest.Builder asked = boss.request(cookie, "/api/session").header("Sec-Fetch-Site", "same-site");
        assertEquals(204, admin.send(asked).status());
    }

    @Test
    void aPageOfAnotherSiteSeesNothingInAReadersName() {
        Person reader = Person.make(admin, "reader");
        String cookie = reader.session();
        for (String path : List.of(
                "/api/topics/" + news, "/api/topics/" + news + "/stream", "/api/topics/" + news + "/events", item)) {
            for (String site : List.of("cross-site", "same-site")) {
                HttpRequest.Builder asked = reader.request(cookie, path).header("Sec-Fetch-Site", site);
                assertEquals(404, admin.send(asked).status(), site + " " + path);
            }
        }
        for (String site : List.of("none", "same-origin")) {
            HttpRequest.Builder asked =
                    reader.request(cookie, "/api/topics/" + news).header("Sec-Fetch-Site", site);
            assertEquals(200, admin.send(asked).status(), site);
        }
        HttpRequest.Builder link = reader.request(cookie, "/topics/" + news)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate");
        assertEquals(
                200,
                admin.send(link.copy().header("Sec-Fetch-Dest", "document")).status(),
                "a link from a mail");
        assertEquals(
                404, admin.send(link.copy().header("Sec-Fetch-Dest", "iframe")).status());
    }

    @Test
    void whoMustChangeAPasswordFirstReadsNothing() {
        String name = "fresh-" + Long.toString(System.nanoTime(), 36);
        String given = admin.post("/api/accounts", "{\"name\":\"" + name + "\",\"roles\":[\"reader\"]}")
                .expect(201)
                .json()
                .getString("password");
        assertEquals(404, admin.signedIn(name, given).get("/topics/" + news).status());
    }

    @Test
    void anAccountsTopicsAreWhatItsAdministratorSaid() {
        Person person = Person.make(admin, "editor", news, rows);
        String address = "/api/accounts/" + person.name();
        String both = Stream.of(news, rows).sorted().collect(Collectors.joining("\",\"", "\"topics\":[\"", "\"]"));
        assertTrue(listed(person).contains(both), listed(person));
        send(admin, "PUT", address, "{\"roles\":[\"reader\"]}").expect(200);
        assertTrue(listed(person).contains(rows), "who does not speak of topics leaves them as they are");
        send(admin, "PUT", address, "{\"roles\":[\"reader\"],\"topics\":null}").expect(200);
        assertFalse(listed(person).contains("topics"), listed(person));
        for (String wrong : List.of("[]", "\"x\"", "[\"No Topic\"]", "[1]")) {
            send(admin, "PUT", address, "{\"roles\":[\"reader\"],\"topics\":" + wrong + "}")
                    .expect(400);
        }
        Answer refused = send(admin, "PUT", address, "{\"roles\":[\"admin\"],\"topics\":[\"" + news + "\"]}");
        assertTrue(refused.expect(400).body().contains("/topics"), refused.body());
    }

    private String listed(Person person) {
        return admin.get("/api/accounts").expect(200).json().getJsonArray("accounts").stream()
                .map(Object::toString)
                .filter(account -> account.contains("\"" + person.name() + "\""))
                .findFirst()
                .orElseThrow();
    }
}
