package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stream of what not everybody may see ends with the right to see it. */
@ExtendWith(SharedServer.class)
class GuardedStreamIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String OWN = "a long one of her own";

    private final HeraldServer server;
    private final HeraldApi admin;
    private String name;

    GuardedStreamIT(HeraldServer server) {
        this.server = server;
        admin = server.api();
    }

    @BeforeEach
    void make() {
        name = "olga-" + Long.toString(System.nanoTime(), 36);
        String given = admin.post("/api/accounts", "{\"name\":\"" + name + "\",\"roles\":[\"operator\",\"editor\"]}")
                .expect(201)
                .json()
                .getString("password");
        HeraldApi person = admin.authorization(basic(given));
        person.send(person.json("/api/session/password")
                        .PUT(BodyPublishers.ofString("{\"current\":\"" + given + "\",\"password\":\"" + OWN + "\"}")))
                .expect(204);
    }

    private String basic(String password) {
        return HeraldApi.basic(name, password);
    }

    private String session() {
        return admin.anonymous()
                .post("/api/session", "{\"name\":\"" + name + "\",\"password\":\"" + OWN + "\"}")
                .expect(200)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private SseConnection open(String topic, String header, String value) {
        return server.stream(topic).header(header, value).open().awaitHello();
    }

    private static void assertEnds(SseConnection stream) {
        Awaitility.await().atMost(SOON).until(() -> stream.closedBecause() != null);
    }

    private void roles(String roles) {
        admin.send(admin.json("/api/accounts/" + name).PUT(BodyPublishers.ofString("{\"roles\":[" + roles + "]}")))
                .expect(200);
    }

    @Test
    void whoSignsOutSeesNoMoreOfIt() {
        String cookie = session();
        try (SseConnection monitor = open("monitor", "Cookie", cookie);
                SseConnection other = open("monitor", "Cookie", session());
                SseConnection news = open(admin.freshTopic("guarded"), "Cookie", cookie)) {
            HeraldApi stranger = admin.anonymous();
            stranger.send(stranger.request("/api/session")
                            .header("Cookie", cookie)
                            .header("X-Requested-With", "fetch")
                            .DELETE())
                    .expect(204);
            assertEnds(monitor);
            assertTrue(other.closedBecause() == null, "another session of hers goes on");
            assertTrue(news.closedBecause() == null, "what everybody may see goes on");
        }
    }

    @Test
    void whoLosesTheRoleSeesNoMoreOfIt() {
        String cookie = session();
        try (SseConnection monitor = open("monitor", "Cookie", cookie);
                SseConnection presence = open("presence", "Cookie", cookie)) {
            roles("\"editor\"");
            assertEnds(monitor);
            assertTrue(presence.closedBecause() == null, "an editor she is still");
            HeraldApi stranger = admin.anonymous();
            assertEquals(
                    404,
                    stranger.send(stranger.request("/api/topics/monitor/stream")
                                    .header("Cookie", cookie)
                                    .GET())
                            .status());
        }
    }

    @Test
    void anotherPasswordEndsWhatTheOneBeforeOpened() {
        try (SseConnection monitor = open("monitor", "Authorization", basic(OWN));
                SseConnection admins = open("monitor", "Authorization", HeraldApi.ADMIN)) {
            admin.post("/api/accounts/" + name + "/password", "").expect(200);
            assertEnds(monitor);
            assertTrue(admins.closedBecause() == null);
        }
    }

    @Test
    void aRevokedTokenSeesNoMoreOfIt() {
        HeraldApi person = admin.authorization(basic(OWN));
        var token =
                person.post("/api/tokens", "{\"name\":\"a wall\"}").expect(201).json();
        try (SseConnection presence = open("presence", "Authorization", "Bearer " + token.getString("token"))) {
            person.send(person.request("/api/tokens/" + token.getString("id")).DELETE())
                    .expect(204);
            assertEnds(presence);
        }
    }

    @Test
    void aRemovedAccountSeesNoMoreOfIt() {
        try (SseConnection monitor = open("monitor", "Cookie", session())) {
            admin.send(admin.request("/api/accounts/" + name).DELETE()).expect(204);
            assertEnds(monitor);
        }
    }
}
