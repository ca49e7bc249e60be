package news.herald.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import news.herald.accounts.Secret;
import news.herald.testing.Answer;
import news.herald.testing.Cluster;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Person;
import news.herald.testing.SseConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever signed in at one node is known at the other, and whatever ends there ends here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInClusterIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private Cluster cluster;
    private HeraldServer one;
    private HeraldServer two;

    @BeforeAll
    void start() {
        cluster = Cluster.start("sign-in", 2, node -> node.with("HERALD_HEARTBEAT", "PT1S"));
        one = cluster.node(0);
        two = cluster.node(1);
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private static String signIn(HeraldServer at) {
        String body = "{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}";
        return at.api()
                .anonymous()
                .post("/api/session", body)
                .expect(200)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private static int who(HeraldServer at, String cookie) {
        HeraldApi browser = at.api().anonymous();
        return browser.send(
                        browser.request("/api/session").header("Cookie", cookie).GET())
                .status();
    }

    @Test
    void aSessionIsKnownAtEachNodeAndItsEndToo() {
        String cookie = signIn(one);
        assertEquals(200, who(two, cookie));
        try (SseConnection monitor =
                two.stream("monitor").header("Cookie", cookie).open().awaitHello()) {
            HeraldApi browser = one.api().anonymous();
            browser.send(browser.request("/api/session")
                            .header("Cookie", cookie)
                            .header("X-Requested-With", "fetch")
                            .DELETE())
                    .expect(204);
            await().atMost(SOON).until(() -> who(two, cookie) == 204);
            await().atMost(SOON).until(() -> monitor.closedBecause() != null);
        }
    }

    /** A node may believe the old password for a moment: what is opened with it then is worth nothing. */
    @Test
    void anotherPasswordEndsWhatIsOpenedWithTheOneBeforeAtTheLastMoment() {
        String name = "late-" + Long.toString(System.nanoTime(), 36);
        HeraldApi admin = one.api();
        String before = admin.post("/api/accounts", "{\"name\":\"" + name + "\",\"roles\":[\"editor\"]}")
                .expect(201)
                .json()
                .getString("password");
        String body = "{\"name\":\"" + name + "\",\"password\":\"" + before + "\"}";
        HeraldApi there = two.api().anonymous();
        there.post("/api/session", body).expect(200);
        admin.post("/api/accounts/" + name + "/password", "").expect(200);
        await().atMost(SOON).until(() -> {
            Answer late = there.post("/api/session", body);
            if (late.status() == 200) {
                assertEquals(
                        204, who(two, late.header("Set-Cookie").orElseThrow().split(";")[0]));
            }
            return late.status() == 401;
        });
    }

    /** What would belong to an account that another node has removed meanwhile is refused, and no fault. */
    @Test
    void aRemovedAccountGetsNothingAtTheLastMoment() {
        for (int round = 0; round < 5; round++) {
            Person person = Person.make(one.api(), "editor");
            String cookie = person.session();
            HeraldApi there = two.api().anonymous();
            String body = "{\"name\":\"" + person.name() + "\",\"password\":\"" + person.password() + "\"}";
            there.post("/api/session", body).expect(200);
            assertEquals(200, who(two, cookie));
            one.api()
                    .send(one.api().request("/api/accounts/" + person.name()).DELETE())
                    .expect(204);
            for (String path : List.of("/api/tickets", "/api/tokens")) {
                int status = there.send(there.json(path)
                                .header("Cookie", cookie)
                                .header("X-Requested-With", "fetch")
                                .POST(BodyPublishers.ofString("{\"name\":\"late\"}")))
                        .status();
                assertTrue(status == 401 || status == 403, path + ": " + status);
            }
            int status = there.post("/api/session", body).status();
            assertTrue(status == 401 || status == 403, "/api/session: " + status);
        }
    }

    /** Their password is the provider's, which nobody says here. */
    @Test
    void whomAProviderKnowsEndsSessionsSoonAfterSigningInOnly() throws SQLException {
        Person person = Person.make(one.api(), "editor");
        String forgotten = person.session();
        String here = person.session();
        try (Connection database = cluster.database().connect();
                PreparedStatement provided = database.prepareStatement(
                        "UPDATE account SET openid_issuer = 'https://idp.example', openid_subject = name WHERE name = ?");
                PreparedStatement age = database.prepareStatement(
                        "UPDATE web_session SET opened = opened - CAST(? AS INTERVAL) WHERE digest = ?")) {
            provided.setString(1, person.name());
            assertEquals(1, provided.executeUpdate());
            age.setString(1, "11 minutes");
            age.setString(2, Secret.digest(here.split("=")[1]));
            assertEquals(1, age.executeUpdate());
            assertEquals(403, endOthers(here));
            assertEquals(200, who(one, forgotten));
            age.setString(1, "-11 minutes");
            assertEquals(1, age.executeUpdate());
            assertEquals(204, endOthers(here));
            assertEquals(204, who(one, forgotten));
            assertEquals(200, who(one, here));
        }
    }

    private int endOthers(String cookie) {
        HeraldApi browser = one.api().anonymous();
        return browser.send(browser.json("/api/sessions/end")
                        .header("Cookie", cookie)
                        .header("X-Requested-With", "fetch")
                        .POST(BodyPublishers.ofString("{\"others\":true}")))
                .status();
    }

    @Test
    void aTokenIsKnownAtEachNodeAndItsEndToo() {
        JsonObject token = one.api()
                .post("/api/tokens", "{\"name\":\"for both\"}")
                .expect(201)
                .json();
        String topic = one.api().freshTopic("sign-in");
        HeraldApi cms = two.api().authorization("Bearer " + token.getString("token"));
        cms.publish(topic, "By the other node").expect(201);
        one.api()
                .send(one.api().request("/api/tokens/" + token.getString("id")).DELETE())
                .expect(204);
        await().atMost(SOON).until(() -> cms.publish(topic, "Any more?").status() == 401);
    }

    private static String ticket(HeraldServer at) {
        return at.api().post("/api/tickets", "").expect(201).json().getString("ticket");
    }

    @Test
    void aTicketOpensOneStreamAtWhicheverNode() {
        for (int round = 0; round < 10; round++) {
            String ticket = ticket(one);
            try (SseConnection here =
                            one.stream("monitor").query("ticket", ticket).open();
                    SseConnection there =
                            two.stream("monitor").query("ticket", ticket).open()) {
                assertEquals(
                        604,
                        here.awaitHead().status() + there.awaitHead().status(),
                        here.status() + " and " + there.status());
            }
        }
    }

    @Test
    void aTicketEndsAfterItsMinute() throws SQLException {
        String old = ticket(one);
        String fresh = ticket(one);
        try (Connection database = cluster.database().connect();
                PreparedStatement age =
                        database.prepareStatement("UPDATE stream_ticket SET expires = ? WHERE digest = ?")) {
            age.setObject(1, OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1));
            age.setString(2, Secret.digest(old));
            assertEquals(1, age.executeUpdate());
            assertEquals(404, status(two, old));
            assertEquals(200, status(two, fresh));

            String unused = ticket(one);
            age.setString(2, Secret.digest(unused));
            assertEquals(1, age.executeUpdate());
            ticket(two);
            assertEquals(0, age.executeUpdate(), "it is still there");
        }
    }

    private static int status(HeraldServer at, String ticket) {
        try (SseConnection stream =
                at.stream("monitor").query("ticket", ticket).open().awaitHead()) {
            return stream.status();
        }
    }

    @Test
    void otherRolesCountAtEachNode() {
        String given = one.api()
                .post("/api/accounts", "{\"name\":\"mara\",\"roles\":[\"editor\"]}")
                .expect(201)
                .json()
                .getString("password");
        HeraldApi mara = two.api().signedIn("mara", given);
        String own = "a long one of my own";
        mara.send(mara.json("/api/session/password")
                        .PUT(BodyPublishers.ofString("{\"current\":\"" + given + "\",\"password\":\"" + own + "\"}")))
                .expect(204);
        HeraldApi changed = one.api().signedIn("mara", own);
        String topic = two.api().freshTopic("sign-in");
        changed.publish(topic, "As an editor").expect(201);
        two.api()
                .send(two.api().json("/api/accounts/mara").PUT(BodyPublishers.ofString("{\"roles\":[\"operator\"]}")))
                .expect(200);
        await().atMost(SOON).until(() -> changed.publish(topic, "Still?").status() == 403);
    }
}
