package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Person;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where somebody is signed in, as they see and end it. */
@ExtendWith(SharedServer.class)
class OwnSessionsIT {

    private static final String ADDRESS = "/api/sessions";
    private static final String END = ADDRESS + "/end";
    private static final String OTHERS = "{\"others\":true,";
    private static final String PHONE = "Phone/1.0 (of Mara)";
    private static final String DESKTOP = "Desktop/1.0";

    private final HeraldServer server;
    private final HeraldApi admin;
    private final HeraldApi stranger;
    private final Person mara;

    OwnSessionsIT(HeraldServer server) {
        this.server = server;
        admin = server.api();
        stranger = admin.anonymous();
        mara = Person.make(admin, "operator");
    }

    private Answer list(String cookie) {
        return stranger.send(stranger.request(ADDRESS).header("Cookie", cookie).GET());
    }

    private List<JsonObject> sessions(String cookie) {
        return list(cookie).expect(200).json().getJsonArray("sessions").getValuesAs(JsonObject.class);
    }

    private String id(String cookie, String client) {
        return sessions(cookie).stream()
                .filter(session -> session.getString("client").equals(client))
                .map(session -> session.getString("id"))
                .collect(Collectors.joining());
    }

    private Answer end(String cookie, String body) {
        return stranger.send(stranger.json(END)
                .header("Cookie", cookie)
                .header("X-Requested-With", "fetch")
                .POST(BodyPublishers.ofString(body)));
    }

    private String proof() {
        return "\"current\":\"" + mara.password() + "\"";
    }

    private int status(String cookie) {
        return stranger.send(stranger.request("/api/session")
                        .header("Cookie", cookie)
                        .GET())
                .status();
    }

    @Test
    void eachIsToldByWhatItWasOpenedWithAndNoSecret() {
        String phone = mara.session(PHONE);
        String desktop = mara.session(DESKTOP);
        Answer answer = list(desktop).expect(200);
        assertEquals("no-store", answer.header("Cache-Control").orElse(""));
        List<JsonObject> sessions = sessions(desktop);
        assertEquals(
                Stream.of(DESKTOP, PHONE).collect(Collectors.toSet()),
                sessions.stream().map(session -> session.getString("client")).collect(Collectors.toSet()));
        sessions.forEach(session -> {
            assertEquals("127.0.0.1", session.getString("address"));
            assertTrue(session.containsKey("opened") && session.containsKey("used"), session::toString);
            assertEquals(session.getString("client").equals(DESKTOP), session.getBoolean("here", false));
        });
        for (String cookie : List.of(phone, desktop)) {
            assertFalse(answer.body().contains(cookie.split("=")[1]), answer.body());
        }
    }

    @Test
    void oneIsEndedWithThePasswordOnlyAndItsStreamsWithIt() {
        String phone = mara.session(PHONE);
        String desktop = mara.session(DESKTOP);
        String id = id(desktop, PHONE);
        assertTrue(end(desktop, "{\"id\":\"" + id + "\"}").expect(400).body().contains("/current"));
        Answer wrong = end(desktop, "{\"id\":\"" + id + "\",\"current\":\"not the password\"}")
                .expect(403);
        assertTrue(wrong.body().contains("/current"), wrong.body());
        assertEquals(200, status(phone));
        try (SseConnection stream =
                server.stream("monitor").header("Cookie", phone).open().awaitHello()) {
            end(desktop, "{\"id\":\"" + id + "\"," + proof() + "}").expect(204);
            stream.awaitClosed(Duration.ofSeconds(30));
        }
        assertEquals(204, status(phone));
        assertEquals(200, status(desktop));
        assertEquals(
                404, end(desktop, "{\"id\":\"" + id + "\"," + proof() + "}").status());
        String audit = admin.get("/api/audit").expect(200).body();
        assertTrue(
                audit.lines().anyMatch(line -> line.contains(ADDRESS + "/" + id) && line.contains("\"sign-out\"")),
                "it is not in the audit");
    }

    @Test
    void allOthersAreEndedAndTheOneThatAsksGoesOn() {
        String phone = mara.session(PHONE);
        String another = mara.session(PHONE);
        String desktop = mara.session(DESKTOP);
        end(desktop, OTHERS + proof() + "}").expect(204);
        assertEquals(List.of(204, 204, 200), List.of(status(phone), status(another), status(desktop)));
        assertEquals(1, sessions(desktop).size());
    }

    /** By HTTP Basic, as when no browser is at hand that is signed in. */
    @Test
    void whoCallsWithAPasswordEndsThemAll() {
        String phone = mara.session(PHONE);
        HeraldApi basic = mara.api();
        assertEquals(
                1,
                basic.get(ADDRESS).expect(200).json().getJsonArray("sessions").size());
        basic.post(END, OTHERS + proof() + "}").expect(204);
        assertEquals(204, status(phone));
    }

    @Test
    void nobodyElsesAreSeenOrEnded() {
        String mine = mara.session(PHONE);
        String others = id(mine, PHONE);
        Person bert = Person.make(admin, "admin");
        String his = bert.session(DESKTOP);
        assertEquals(
                List.of(DESKTOP),
                sessions(his).stream().map(one -> one.getString("client")).toList());
        assertEquals(
                404, end(his, "{\"id\":\"" + others + "\"," + proof() + "}").status());
        end(his, OTHERS + proof() + "}").expect(204);
        assertEquals(200, status(mine));
    }

    @Test
    void whatDescribesNoneIsRefusedAndNamed() {
        String cookie = mara.session(PHONE);
        for (String id : List.of("7", "null", "\"%\"", "\"\"", "\"0123456789ABCDEF\"")) {
            Answer answer = end(cookie, "{\"id\":" + id + "," + proof() + "}").expect(400);
            assertTrue(answer.body().contains("/id"), answer.body());
        }
        String another = mara.session(PHONE);
        String id = "\"id\":\"0123456789abcdef\",";
        for (String which :
                List.of("", "\"session\":\"0123456789abcdef\",", "\"others\":1,", "\"others\":true," + id)) {
            Answer answer = end(cookie, "{" + which + proof() + "}").expect(400);
            assertTrue(answer.body().contains("/others"), answer.body());
        }
        assertEquals(200, status(another));
        assertEquals(200, status(cookie));
    }

    @Test
    void neitherAStrangerNorATokenNorAnotherSiteMay() {
        stranger.get(ADDRESS).expect(401);
        stranger.post(END, "{}").expect(401);
        HeraldApi token = admin.authorization("Bearer "
                + admin.post("/api/tokens", "{\"name\":\"own sessions\",\"days\":1}")
                        .expect(201)
                        .json()
                        .getString("token"));
        token.get(ADDRESS).expect(403);
        token.post(END, "{}").expect(403);
        String cookie = mara.session(PHONE);
        Answer forged = stranger.send(
                stranger.json(END).header("Cookie", cookie).POST(BodyPublishers.ofString(OTHERS + proof() + "}")));
        assertEquals(403, forged.status());
    }
}
