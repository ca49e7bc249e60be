package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in at a page, as its script does it, and as others try to. */
@ExtendWith(SharedServer.class)
class SessionIT {

    private static final String ADDRESS = "/api/session";
    /** Payara refuses a DELETE with a body before anybody else sees it. */
    private static final Set<String> BODYLESS = Set.of("GET", "DELETE");

    private static final String NAME = "herald-session";

    private final HeraldApi admin;
    private final HeraldApi stranger;

    SessionIT(HeraldServer server) {
        admin = server.api();
        stranger = admin.anonymous();
    }

    private Answer signIn(String name, String password) {
        return stranger.post(ADDRESS, "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}");
    }

    private String session() {
        return cookie(signIn("admin", HeraldApi.PASSWORD).expect(200));
    }

    /** Name and value, as a browser sends it back. */
    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").orElseThrow().split(";")[0];
    }

    private Answer send(String method, String path, String cookie, String... headers) {
        HttpRequest.Builder request = stranger.request(path)
                .header("Cookie", cookie)
                .method(method, BODYLESS.contains(method) ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (!BODYLESS.contains(method)) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return stranger.send(request);
    }

    @Test
    void whoSignsInIsKnownByACookieThatNoScriptReads() {
        Answer opened = signIn("admin", HeraldApi.PASSWORD).expect(200);
        JsonObject who = opened.json();
        assertEquals("admin", who.getString("name"));
        assertEquals("admin", who.getJsonArray("roles").getString(0));
        assertFalse(who.getBoolean("passwordGiven"));
        String set = opened.header("Set-Cookie").orElseThrow();
        assertTrue(set.matches("(?i)" + NAME + "=[A-Za-z0-9_-]{43};.*"), set);
        for (String attribute : new String[] {"HttpOnly", "SameSite=Lax", "Path=/"}) {
            assertTrue(set.toLowerCase().contains(attribute.toLowerCase()), attribute + " is not in " + set);
        }
        // A browser would not send a Secure cookie back over plain HTTP, by which the test asks.
        assertFalse(set.toLowerCase().contains("secure"), set);
        assertFalse(set.toLowerCase().contains("max-age"), "it outlives the browser: " + set);
        Answer now = send("GET", ADDRESS, cookie(opened)).expect(200);
        assertEquals("admin", now.json().getString("name"));
        assertEquals("no-store", now.header("Cache-Control").orElse(""));
        assertEquals(204, stranger.get(ADDRESS).status());
    }

    @Test
    void wrongOnesAreToldApartByNobody() {
        Answer wrong = signIn("admin", "wrong").expect(401);
        Answer unknown = signIn("nobody-of-that-name", "wrong").expect(401);
        assertEquals(wrong.body(), unknown.body());
        assertTrue(wrong.header("Set-Cookie").isEmpty());
    }

    @Test
    void whatIsMissingIsNamed() {
        Answer answer = stranger.post(ADDRESS, "{\"name\":7}").expect(400);
        assertTrue(answer.body().contains("/name") && answer.body().contains("/password"), answer.body());
        assertEquals(
                415,
                stranger.send(stranger.request(ADDRESS)
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("name=admin")))
                        .status());
    }

    @Test
    void eachSignInHasASecretOfItsOwnAndEndsTheOneBefore() {
        String first = session();
        Answer again = stranger.send(stranger.json(ADDRESS)
                .header("Cookie", first)
                .header("X-Requested-With", "fetch")
                .POST(BodyPublishers.ofString("{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}")));
        String second = cookie(again.expect(200));
        assertNotEquals(first, second);
        assertEquals(204, send("GET", ADDRESS, first).status());
        assertEquals(200, send("GET", ADDRESS, second).status());
    }

    @Test
    void aSecretOfSomebodysOwnMakingIsNotTakenOver() {
        String made = NAME + "=" + "A".repeat(43);
        Answer opened = stranger.send(stranger.json(ADDRESS)
                .header("Cookie", made)
                .POST(BodyPublishers.ofString("{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}")));
        assertNotEquals(made, cookie(opened.expect(200)));
        assertEquals(204, send("GET", ADDRESS, made).status());
        assertEquals(204, send("GET", ADDRESS, session() + "; " + made).status(), "which of the two is it?");
    }

    @Test
    void whoSignsOutIsAStrangerAtOnce() {
        String cookie = session();
        assertEquals(
                400,
                send("POST", "/api/topics", cookie, "X-Requested-With", "fetch").status());
        Answer out =
                send("DELETE", ADDRESS, cookie, "X-Requested-With", "fetch").expect(204);
        assertTrue(
                out.header("Set-Cookie").orElse("").matches("(?i)" + NAME + "=\"?\"?;.*max-age=0.*"), out.toString());
        assertEquals(
                401,
                send("POST", "/api/topics", cookie, "X-Requested-With", "fetch").status());
        assertEquals(200, send("GET", "/api/topics", cookie).status(), "who has an old cookie may still read");
    }

    /** What a page of another site makes a browser send has the cookie too. */
    @Test
    void noOtherSiteWritesWithIt() {
        String cookie = session();
        assertEquals(403, send("POST", "/api/topics", cookie).status());
        assertEquals(
                403,
                send("POST", "/api/topics", cookie, "Origin", "http://evil.example")
                        .status());
        for (String site : new String[] {"cross-site", "same-site"}) {
            assertEquals(
                    403,
                    send("POST", "/api/topics", cookie, "Sec-Fetch-Site", site, "X-Requested-With", "fetch")
                            .status());
        }
        assertEquals(
                400,
                send("POST", "/api/topics", cookie, "Sec-Fetch-Site", "same-origin", "X-Requested-With", "fetch")
                        .status());
        assertEquals(403, send("DELETE", ADDRESS, cookie).status(), "to sign somebody out is to write");
        Answer preflight = stranger.send(stranger.request("/api/topics")
                .header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-requested-with")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertTrue(preflight.header("Access-Control-Allow-Origin").isEmpty());
        assertTrue(preflight.header("Access-Control-Allow-Credentials").isEmpty());
    }

    @Test
    void theHeaderCountsAndNoCookieBesideIt() {
        String cookie = session();
        HttpRequest.Builder wrong =
                admin.authorization("Basic eDp5").request(ADDRESS).header("Cookie", cookie);
        assertEquals(401, stranger.send(wrong.GET()).status());
    }

    @Test
    void itsRightsAreThoseOfTheAccount() {
        String cookie = session();
        assertEquals(200, send("GET", "/api/monitor", cookie).status());
        assertEquals(
                401, send("GET", "/api/monitor", NAME + "=" + "A".repeat(43)).status());
        assertEquals(401, send("GET", "/api/monitor", NAME + "=").status());
    }

    @Test
    void theConfiguredPasswordIsTheOperatorsToChange() {
        HttpRequest.Builder change = admin.json(ADDRESS + "/password")
                .PUT(BodyPublishers.ofString(
                        "{\"current\":\"" + HeraldApi.PASSWORD + "\",\"password\":\"another long one\"}"));
        Answer answer = admin.send(change).expect(409);
        assertTrue(answer.body().contains("HERALD_ADMIN_PASSWORD"), answer.body());
        assertEquals(
                401,
                stranger.send(stranger.json(ADDRESS + "/password").PUT(BodyPublishers.ofString("{}")))
                        .status());
    }

    @Test
    void aStrangersWordOnTlsDoesNotCount() {
        // Nobody is trusted here: what a stranger says of the way does not count.
        Answer opened = stranger.send(stranger.json(ADDRESS)
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString("{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}")));
        assertTrue(cookie(opened.expect(200)).startsWith(NAME + "="));
    }
}
