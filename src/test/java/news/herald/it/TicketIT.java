package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stream opened by its address alone, by who may see it, and nobody who finds that address later. */
@ExtendWith(SharedServer.class)
class TicketIT {

    private static final String ADDRESS = "/api/tickets";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final HeraldServer server;
    private final HeraldApi admin;

    TicketIT(HeraldServer server) {
        this.server = server;
        admin = server.api();
    }

    private static String ticket(HeraldApi maker) {
        return maker.post(ADDRESS, "").expect(201).json().getString("ticket");
    }

    private String session() {
        return admin.anonymous()
                .post("/api/session", "{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}")
                .expect(200)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private Answer bySession(String method, String path, String cookie) {
        HeraldApi page = admin.anonymous();
        return page.send(page.request(path)
                .header("Cookie", cookie)
                .header("X-Requested-With", "fetch")
                .method(method, BodyPublishers.noBody()));
    }

    private SseConnection open(String topic, String ticket) {
        return server.stream(topic).query("ticket", ticket).open();
    }

    private int status(String topic, String ticket) {
        try (SseConnection stream = open(topic, ticket).awaitHead()) {
            return stream.status();
        }
    }

    @Test
    void whoIsSignedInGetsOneForAMinute() {
        Instant before = Instant.now();
        Answer answer = bySession("POST", ADDRESS, session()).expect(201);
        JsonObject made = answer.json();
        assertTrue(made.getString("ticket").matches("[A-Za-z0-9_-]{43}"), answer.body());
        Duration life = Duration.between(before, Instant.parse(made.getString("expires")));
        assertTrue(life.compareTo(Duration.ofSeconds(55)) > 0 && life.compareTo(Duration.ofSeconds(65)) < 0, "" + life);
        assertEquals("no-store", answer.header("Cache-Control").orElse(""));
    }

    @Test
    void aStrangerAndAPageOfAnotherSiteGetNone() {
        HeraldApi stranger = admin.anonymous();
        assertEquals(401, stranger.post(ADDRESS, "").status());
        assertEquals(
                403,
                stranger.send(stranger.request(ADDRESS)
                                .header("Cookie", session())
                                .POST(BodyPublishers.noBody()))
                        .status());
    }

    @Test
    void itOpensOneStream() {
        String ticket = ticket(admin);
        try (SseConnection first = open("monitor", ticket).awaitHello()) {
            first.awaitEvent("monitor");
            try (SseConnection second = open("monitor", ticket).awaitHead()) {
                assertEquals(404, second.status());
            }
            assertEquals(
                    admin.anonymous()
                            .get("/api/topics/monitor/stream")
                            .expect(404)
                            .body(),
                    admin.anonymous()
                            .get("/api/topics/monitor/stream?ticket=" + ticket)
                            .expect(404)
                            .body(),
                    "as anybody is answered");
        }
        try (SseConnection several = server.request("/api/stream?topic=monitor&ticket=" + ticket(admin))
                .open()) {
            several.awaitEvent("monitor");
        }
        String all = ticket(admin);
        server.request("/events?ticket=" + all).open().awaitEvent("message").close();
        assertEquals(404, status("monitor", all));
    }

    @Test
    void ofManyWhoComeWithItAtOnceOneGetsIn() {
        for (int round = 0; round < 5; round++) {
            String ticket = ticket(admin);
            List<SseConnection> streams =
                    Stream.generate(() -> open("monitor", ticket)).limit(8).toList();
            try {
                List<Integer> statuses = new ArrayList<>();
                streams.forEach(stream -> statuses.add(stream.awaitHead().status()));
                assertEquals(
                        1, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
                assertEquals(
                        7, statuses.stream().filter(status -> status == 404).count(), statuses.toString());
            } finally {
                streams.forEach(SseConnection::close);
            }
        }
    }

    @Test
    void whatNobodyMadeIsAStrangers() {
        String topic = admin.freshTopic("ticket");
        for (String made : List.of("A".repeat(43), "A", "", "A".repeat(2_000), "%00")) {
            assertEquals(404, status("monitor", made), made);
            assertEquals(200, status(topic, made), "what everybody may see stays open");
        }
    }

    @Test
    void itCountsForStreamsOnly() {
        String ticket = ticket(admin);
        HeraldApi stranger = admin.anonymous();
        assertEquals(401, stranger.get("/api/monitor?ticket=" + ticket).status());
        assertEquals(404, stranger.get("/api/topics/monitor?ticket=" + ticket).status());
        assertEquals(401, stranger.post(ADDRESS + "?ticket=" + ticket, "").status());
        assertEquals(
                404,
                stranger.send(stranger.request("/api/topics/monitor/stream?ticket=" + ticket)
                                .method("HEAD", BodyPublishers.noBody()))
                        .status());
        assertEquals(200, status("monitor", ticket), "none of these used it");
    }

    @Test
    void itCountsBeforeACookieAndAfterAHeader() {
        String used = ticket(admin);
        assertEquals(200, status("monitor", used));
        try (SseConnection page = server.stream("monitor")
                .query("ticket", used)
                .header("Cookie", session())
                .open()
                .awaitHead()) {
            assertEquals(404, page.status());
        }
        try (SseConnection script = server.stream("monitor")
                .query("ticket", used)
                .header("Authorization", HeraldApi.ADMIN)
                .open()
                .awaitHead()) {
            assertEquals(200, script.status());
        }
    }

    @Test
    void itsStreamEndsWithTheSessionThatMadeIt() {
        String cookie = session();
        String made = bySession("POST", ADDRESS, cookie).expect(201).json().getString("ticket");
        String unused = bySession("POST", ADDRESS, cookie).expect(201).json().getString("ticket");
        try (SseConnection stream = open("monitor", made).awaitHello();
                SseConnection others = open("monitor", ticket(admin)).awaitHello()) {
            bySession("DELETE", "/api/session", cookie).expect(204);
            assertEquals(404, status("monitor", unused));
            stream.awaitClosed(SOON);
            assertTrue(others.closedBecause() == null, "another maker's goes on");
        }
    }

    @Test
    void aTokensIsAnEditorsAndEndsWithTheToken() {
        JsonObject token =
                admin.post("/api/tokens", "{\"name\":\"a wall\"}").expect(201).json();
        HeraldApi wall = admin.authorization("Bearer " + token.getString("token"));
        assertEquals(404, status("monitor", ticket(wall)), "nobody is an operator by a token");
        try (SseConnection stream = open("presence", ticket(wall)).awaitHello()) {
            admin.send(admin.request("/api/tokens/" + token.getString("id")).DELETE())
                    .expect(204);
            stream.awaitClosed(SOON);
        }
    }

    @Test
    void anAccountHasAHundredAtMost() {
        String name = "theo-" + Long.toString(System.nanoTime(), 36);
        HeraldApi theo = newcomer(name, "a long one of his own");
        int made = 0;
        long begun = System.nanoTime();
        Answer tooMany = theo.post(ADDRESS, "");
        while (tooMany.status() == 201 && made < 1_000) {
            made++;
            tooMany = theo.post(ADDRESS, "");
        }
        tooMany.expect(429);
        // On a slow machine the first have ended before the last are made.
        boolean someEnded = System.nanoTime() - begun > Duration.ofSeconds(55).toNanos();
        assertTrue(made == 100 || made > 100 && someEnded, made + " tickets");
        assertEquals("application/problem+json", tooMany.header("Content-Type").orElse(""));
        int wait = Integer.parseInt(tooMany.header("Retry-After").orElseThrow());
        assertTrue(wait >= 1 && wait <= 60, "" + wait);
        ticket(admin);
        admin.send(admin.request("/api/accounts/" + name).DELETE()).expect(204);
    }

    private HeraldApi newcomer(String name, String own) {
        String given = admin.post("/api/accounts", "{\"name\":\"" + name + "\",\"roles\":[\"operator\"]}")
                .expect(201)
                .json()
                .getString("password");
        HeraldApi person = admin.signedIn(name, given);
        assertEquals(403, person.post(ADDRESS, "").status(), "the password comes first");
        person.send(person.json("/api/session/password")
                        .PUT(BodyPublishers.ofString("{\"current\":\"" + given + "\",\"password\":\"" + own + "\"}")))
                .expect(204);
        return admin.signedIn(name, own);
    }

    @Test
    void noLogHasIt() {
        String ticket = ticket(admin);
        assertEquals(200, status("monitor", ticket));
        assertEquals(404, status("monitor", ticket));
        assertEquals(
                400,
                admin.anonymous()
                        .get("/api/stream?ticket=" + ticket(admin) + ticket)
                        .status());
        assertFalse(server.logged(ticket));
    }
}
