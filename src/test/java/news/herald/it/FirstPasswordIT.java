package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Herald that nobody gave a password for: it makes one, says it in its log, and wants another one before anything else. */
class FirstPasswordIT {

    private static final String ADDRESS = "/api/session";
    private static final Pattern SAID = Pattern.compile("as admin with the password ([A-Za-z0-9]{24}),");
    private static final String OWN = "a long one of my own";

    private HeraldServer server;
    private HeraldApi stranger;

    @BeforeEach
    void start() {
        server = HeraldServer.named("first-password")
                .with("HERALD_ADMIN_PASSWORD", "")
                .start();
        stranger = server.api().anonymous();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String said() throws IOException {
        Matcher said = SAID.matcher(Files.readString(server.log(), StandardCharsets.UTF_8));
        assertTrue(said.find(), "the log does not say the password");
        return said.group(1);
    }

    private Answer signIn(String password) {
        return stranger.post(ADDRESS, "{\"name\":\"admin\",\"password\":\"" + password + "\"}");
    }

    private Answer change(String cookie, String current, String wanted) {
        return stranger.send(stranger.json(ADDRESS + "/password")
                .header("Cookie", cookie)
                .header("X-Requested-With", "fetch")
                .PUT(BodyPublishers.ofString("{\"current\":\"" + current + "\",\"password\":\"" + wanted + "\"}")));
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").orElseThrow().split(";")[0];
    }

    private Answer who(String cookie) {
        return stranger.send(stranger.request(ADDRESS).header("Cookie", cookie).GET());
    }

    private HeraldApi basic(String password) {
        return stranger.signedIn("admin", password);
    }

    @Test
    void whatTheLogSaidMustBeChangedAndIsWorthNothingAfterIt() throws IOException {
        String first = said();
        assertEquals(403, basic(first).post("/api/topics", "{}").status());
        assertEquals(403, basic(first).get("/api/topics").status());
        String made = "{\"name\":\"a\",\"title\":\"A\",\"kind\":\"news\"}";
        for (String path : List.of(
                "/api;a=b/topics",
                "/api;jsessionid=1/topics",
                "/api/;jsessionid=1/topics",
                "/api;/topics",
                "/api/topics;a",
                "/api//topics")) {
            int status = basic(first).post(path, made).status();
            assertTrue(status == 400 || status == 403 || status == 404, () -> path + ": " + status);
        }
        String elsewhere = cookie(signIn(first));
        Answer opened = signIn(first).expect(200);
        assertTrue(opened.json().getBoolean("passwordGiven"));
        String cookie = cookie(opened);

        Answer weak = change(cookie, first, "short").expect(400);
        assertTrue(weak.body().contains("\"/password\""), weak.body());
        Answer common = change(cookie, first, "password1234").expect(400);
        assertTrue(common.body().contains("harder to guess"), common.body());
        assertEquals(400, change(cookie, first, first).status(), "the same once more");
        Answer wrong = change(cookie, "not the one", OWN).expect(403);
        assertTrue(wrong.body().contains("\"/current\""), wrong.body());
        assertTrue(who(cookie).json().getBoolean("passwordGiven"));

        String rotated = cookie(change(cookie, first, OWN).expect(204));
        assertNotEquals(cookie, rotated);
        assertEquals(200, who(rotated).status());
        assertEquals(204, who(cookie).status());
        assertEquals(204, who(elsewhere).status(), "who else was signed in is out");
        Awaitility.await().until(() -> basic(first).get("/api/topics").status() == 401);
        basic(OWN).get("/api/topics").expect(200);
        server.restart();
        assertEquals(200, who(rotated).status(), "a session outlives the server");
        basic(OWN)
                .post("/api/topics", "{\"name\":\"a\",\"title\":\"A\",\"kind\":\"news\"}")
                .expect(201);
    }

    /** Whoever copies it from the log into the configuration means it: it cannot be changed over HTTP then, and need not be. */
    @Test
    void whatIsConfiguredNeedNotBeChangedThoughTheLogSaidIt() throws IOException {
        String first = said();
        server.close();
        server = HeraldServer.named("first-password-configured")
                .with(server.database())
                .with("HERALD_ADMIN_PASSWORD", first)
                .start();
        stranger = server.api().anonymous();
        Answer opened = signIn(first).expect(200);
        assertFalse(opened.json().getBoolean("passwordGiven"));
        assertEquals(400, basic(first).post("/api/topics", "{}").status());
        server.close();
        server = HeraldServer.named("first-password-rotated")
                .with(server.database())
                .with("HERALD_ADMIN_PASSWORD", OWN)
                .start();
        stranger = server.api().anonymous();
        assertEquals(204, who(cookie(opened)).status(), "another one ends what was opened with the one before");
        assertTrue(basic(OWN).get("/api/audit").expect(200).body().contains("password-change"));
    }
}
