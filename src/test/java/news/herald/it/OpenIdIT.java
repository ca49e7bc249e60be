package news.herald.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.IdTokenMaker;
import news.herald.testing.OpenIdBrowser;
import news.herald.testing.OpenIdProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by the word of a provider of OpenID Connect, and by words that are none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIdIT {

    private static final String DESK = "/desk/";
    private static final Duration SOON = Duration.ofSeconds(30);

    private OpenIdProvider provider;
    private HeraldServer server;
    private HeraldApi admin;
    private String subject;
    private String name;

    /** The provider is away when Herald starts, which needs nobody for it. */
    @BeforeAll
    void start() {
        provider = new OpenIdProvider();
        server = HeraldServer.named("openid")
                .with(provider.environment())
                .with("HERALD_OIDC_ROLES_CLAIM", "realm_access.roles")
                .with("HERALD_OIDC_ROLES", "editor=newsroom, operator=it, admin=it-admins")
                .with("HERALD_OIDC_TITLE", "The House")
                .with("HERALD_TRUSTED_PROXIES", "1")
                .start();
        admin = server.api();
        provider.start();
        // Whoever asked while it was away, as the readiness of no server does, is told so for some seconds.
        await().atMost(SOON)
                .until(() -> !new OpenIdBrowser(server)
                        .get("/api/session/openid")
                        .header("Location")
                        .orElse("#")
                        .contains("#"));
    }

    @AfterAll
    void stop() {
        provider.close();
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void somebody() {
        provider.behave();
        subject = "s-" + Long.toString(System.nanoTime(), 36);
        name = "olga-" + subject;
        is("newsroom");
    }

    /** Who comes next. */
    private void is(String... groups) {
        provider.person(Json.createObjectBuilder()
                .add("sub", subject)
                .add("preferred_username", name)
                .add("realm_access", Json.createObjectBuilder().add("roles", Json.createArrayBuilder(List.of(groups))))
                .build());
    }

    private OpenIdBrowser browser() {
        return new OpenIdBrowser(server);
    }

    private OpenIdBrowser signedIn() {
        OpenIdBrowser browser = browser();
        assertEquals(DESK, browser.signIn(DESK), () -> provider.refusals().toString());
        return browser;
    }

    private static int who(OpenIdBrowser browser) {
        return browser.get("/api/session").status();
    }

    private void assertNotIn(String word) {
        OpenIdBrowser browser = browser();
        assertEquals(DESK + "#sign-in=" + word, browser.signIn(DESK));
        assertEquals(204, who(browser));
        assertTrue(browser.cookies().isEmpty(), browser.cookies().toString());
    }

    @Test
    void whomTheProviderKnowsIsSignedInAndHasAnAccount() {
        OpenIdBrowser browser = browser();
        Answer begun = browser.get("/api/session/openid?then=/monitor/").expect(303);
        String set = begun.header("Set-Cookie").orElseThrow();
        for (String attribute : new String[] {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"}) {
            assertTrue(set.toLowerCase().contains(attribute.toLowerCase()), attribute + " is not in " + set);
        }
        String asked = begun.header("Location").orElseThrow();
        assertTrue(asked.startsWith(provider.issuer() + "/authorize?"), asked);
        assertEquals("/monitor/", browser.back(OpenIdBrowser.ask(asked)));
        assertEquals(List.of("herald-session"), List.copyOf(browser.cookies().keySet()));
        JsonObject who = browser.get("/api/session").expect(200).json();
        assertEquals(name, who.getString("name"));
        assertEquals("[\"editor\"]", who.getJsonArray("roles").toString());
        assertTrue(who.getBoolean("provided"));
        assertEquals(List.of(), provider.refusals());
        assertTrue(account().getBoolean("provided"));
        String audit = admin.get("/api/audit").expect(200).body();
        for (String action : List.of("account-make", "sign-in")) {
            assertTrue(
                    audit.lines()
                            .anyMatch(line ->
                                    line.contains(action) && line.contains("\"openid\"") && line.contains(name)),
                    action + " is not in " + audit);
        }
    }

    private JsonObject account() {
        return accounts()
                .filter(account -> account.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stream<JsonObject> accounts() {
        return admin
                .get("/api/accounts")
                .expect(200)
                .json()
                .getJsonArray("accounts")
                .getValuesAs(JsonObject.class)
                .stream();
    }

    @Test
    void thePageIsToldWhatTheButtonSays() {
        assertEquals(
                "{\"title\":\"The House\"}",
                browser().get("/api/session/provider").expect(200).body());
    }

    @Test
    void rolesAreWhatTheProviderSaysAtEachSignIn() {
        OpenIdBrowser browser = signedIn();
        is("it", "choir");
        signedIn();
        assertEquals(
                "[\"operator\"]",
                browser.get("/api/session").json().getJsonArray("roles").toString(),
                "wherever they are signed in");
        is("it-admins", "newsroom");
        assertEquals(
                "[\"editor\",\"admin\"]",
                signedIn().get("/api/session").json().getJsonArray("roles").toString());
    }

    @Test
    void whoHasNoRoleIsNotLetInAndIsNobodyHere() {
        is("choir");
        assertNotIn("no-role");
        assertEquals(
                0,
                accounts()
                        .filter(account -> account.getString("name").equals(name))
                        .count());
        assertTrue(admin.get("/api/audit").body().contains("no-role: the provider gives " + name));
    }

    @Test
    void whoHasNoRoleAnyMoreIsSignedOutEverywhere() {
        OpenIdBrowser before = signedIn();
        is();
        assertNotIn("no-role");
        assertEquals(204, who(before));
    }

    @Test
    void whoIsCalledOtherwiseNowIsTheSame() {
        signedIn();
        String first = name;
        name = "olga-married-" + subject;
        is("newsroom");
        assertEquals(first, signedIn().get("/api/session").json().getString("name"));
    }

    @Test
    void aNameThatSomebodyHasIsNotTakenOver() {
        name = "admin";
        assertIsTaken();
        name = "olga-" + subject;
        is("newsroom");
        signedIn();
        subject = subject + "-another";
        assertIsTaken();
    }

    private void assertIsTaken() {
        is("it-admins");
        assertNotIn("name-taken");
        String audit = admin.get("/api/audit").expect(200).body();
        assertTrue(
                audit.lines().noneMatch(line -> line.contains("name-taken") && line.contains("\"account\":\"" + name)),
                "written down as whom they call themselves: " + audit);
    }

    @Test
    void aNameThatCannotBeOneIsPassedOverForTheNext() {
        name = "Ölga Ø";
        is("newsroom");
        assertEquals(subject, signedIn().get("/api/session").json().getString("name"));
        subject = "§ " + subject;
        is("newsroom");
        assertNotIn("no-name");
    }

    static Stream<Arguments> whatIsNotBelieved() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                changed("nonce", Json.createValue("another")),
                changed("nonce", null),
                changed("aud", Json.createValue("another client")),
                changed(
                        "aud",
                        Json.createArrayBuilder(List.of(OpenIdProvider.CLIENT, "another"))
                                .build()),
                changed("azp", Json.createValue("another client")),
                changed("iss", Json.createValue("http://127.0.0.1:1")),
                changed("exp", Json.createValue(now - 3_600)),
                changed("exp", null),
                changed("iat", Json.createValue(now - 86_400)),
                changed("iat", Json.createValue(now + 86_400)),
                changed("iat", null),
                changed("nbf", Json.createValue(now + 86_400)),
                changed("sub", null),
                changed("sub", Json.createValue("x".repeat(300))),
                signed("no signature", maker -> maker.by("none")),
                signed("the public key for a secret", maker -> maker.by("HS256")),
                signed("somebody else's key", IdTokenMaker::forged),
                signed("a key that nobody published", maker -> IdTokenMaker.of("RS256", "unknown")));
    }

    private static Arguments changed(String claim, jakarta.json.JsonValue value) {
        UnaryOperator<JsonObject> change = claims -> {
            var changed = Json.createObjectBuilder(claims);
            return (value == null ? changed.remove(claim) : changed.add(claim, value)).build();
        };
        return Arguments.of(claim + " is " + value, change, UnaryOperator.<IdTokenMaker>identity());
    }

    private static Arguments signed(String what, UnaryOperator<IdTokenMaker> change) {
        return Arguments.of(what, UnaryOperator.<JsonObject>identity(), change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsNotBelieved(String what, UnaryOperator<JsonObject> claims, UnaryOperator<IdTokenMaker> signer) {
        provider.claims(claims);
        provider.sign(signer);
        assertNotIn("invalid");
        // And nothing else is wrong with it.
        provider.behave();
        signedIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void aSignatureByAPublicKeyIs(String algorithm) {
        publish(IdTokenMaker.of(algorithm, "key-" + algorithm));
    }

    /** Without a word to Herald, and while somebody is on their way: it looks anew when it meets a key that it does not know. */
    @Test
    void theProviderMayChangeItsKeys() {
        await().atMost(SOON).until(() -> {
            OpenIdBrowser browser = browser();
            String back = OpenIdBrowser.ask(browser.begin(DESK));
            provider.publish(IdTokenMaker.of("ES256", subject + System.nanoTime()));
            return browser.back(back).equals(DESK);
        });
    }

    /** At most once in ten seconds it looks. */
    private void publish(IdTokenMaker key) {
        provider.publish(key);
        await().atMost(SOON).until(() -> browser().signIn(DESK).equals(DESK));
    }

    @Test
    void anAnswerCountsForTheBrowserThatAsked() {
        OpenIdBrowser mine = browser();
        String back = OpenIdBrowser.ask(mine.begin(DESK));
        OpenIdBrowser another = browser();
        assertEquals(DESK + "#sign-in=stale", another.back(back), "one that asked nothing");
        another.begin(DESK);
        assertEquals(DESK + "#sign-in=stale", another.back(back), "one that asked for itself");
        assertEquals(204, who(another));
        assertEquals(DESK, mine.back(back), "none of it was used");
        assertEquals(200, who(mine));
    }

    @Test
    void anAnswerCountsOnce() {
        OpenIdBrowser browser = browser();
        String asked = browser.begin(DESK);
        Map<String, String> stolen = Map.copyOf(browser.cookies());
        String back = OpenIdBrowser.ask(asked);
        assertEquals(DESK, browser.back(back));
        assertEquals(DESK + "#sign-in=stale", browser.back(back));
        OpenIdBrowser thief = browser();
        thief.cookies().putAll(stolen);
        assertEquals(DESK + "#sign-in=stale", thief.back(back), "the provider takes a code once");
        assertEquals(204, who(thief));
    }

    /** RFC 9207: another provider's code must not be sent to this one. */
    @Test
    void anAnswerOfAnotherProviderIsNone() {
        provider.answer(said -> with(said, "iss", "https://another.example"));
        assertNotIn("invalid");
        provider.answer(said -> with(said, "iss", null));
        assertNotIn("invalid");
    }

    @Test
    void whomTheProviderDeclinesIsTold() {
        provider.answer(said -> with(with(said, "code", null), "error", "access_denied"));
        assertNotIn("declined");
    }

    @Test
    void aSecretThatIsNoneAnyMoreIsSaidInTheAudit() {
        provider.secret("another");
        assertNotIn("invalid");
        assertTrue(admin.get("/api/audit").body().contains("/token answered 401"));
    }

    private static Map<String, String> with(Map<String, String> said, String parameter, String value) {
        if (value == null) {
            said.remove(parameter);
        } else {
            said.put(parameter, value);
        }
        return said;
    }

    @Test
    void whileTheProviderIsAwayPasswordsWork() {
        OpenIdBrowser onTheWay = browser();
        String back = OpenIdBrowser.ask(onTheWay.begin(DESK));
        provider.stop();
        try {
            assertEquals(DESK + "#sign-in=away", onTheWay.back(back));
            server.restart();
            assertEquals(DESK + "#sign-in=away", browser().begin(DESK));
            admin.anonymous()
                    .post("/api/session", "{\"name\":\"admin\",\"password\":\"" + HeraldApi.PASSWORD + "\"}")
                    .expect(200);
        } finally {
            provider.start();
        }
        await().atMost(SOON).until(() -> browser().signIn(DESK).equals(DESK));
    }

    /** All of it is in the cookie: a node that was not there when it began goes on with it. */
    @Test
    void anotherNodeMayHearTheAnswer() {
        OpenIdBrowser browser = browser();
        String back = OpenIdBrowser.ask(browser.begin(DESK));
        server.restart();
        assertEquals(DESK, browser.back(back));
        assertEquals(200, who(browser));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "https://evil.example/",
                "/\\evil.example/",
                "/\t/evil.example",
                "javascript:alert(1)",
                "/api/session/openid",
                "",
                "desk",
            })
    void nobodyIsLedElsewhere(String then) {
        assertEquals(DESK, browser().signIn(URLEncoder.encode(then, StandardCharsets.UTF_8)));
    }

    @Test
    void whoeverWasOnTheirWayIsLedThere() {
        String then = "/desk/?topic=a%20b&item=1";
        assertEquals(then, browser().signIn(URLEncoder.encode(then, StandardCharsets.UTF_8)));
    }

    @Test
    void suchAnAccountHasNoPasswordAndGetsNone() {
        OpenIdBrowser browser = signedIn();
        for (String guess : List.of("", "null", HeraldApi.PASSWORD)) {
            assertEquals(401, admin.signedIn(name, guess).get("/api/session").status());
        }
        HeraldApi herald = admin.anonymous();
        Answer change = browser.send(herald.json("/api/session/password")
                .header("X-Requested-With", "fetch")
                .PUT(BodyPublishers.ofString("{\"current\":\"null\",\"password\":\"a long one of her own\"}")));
        assertEquals(409, change.status());
        admin.post("/api/accounts/" + name + "/password", "").expect(409);
        assertEquals(
                409,
                admin.send(admin.json("/api/accounts/" + name).PUT(BodyPublishers.ofString("{\"roles\":[\"admin\"]}")))
                        .status());
        assertEquals(200, who(browser));
        admin.send(admin.request("/api/accounts/" + name).DELETE()).expect(204);
        assertEquals(204, who(browser));
        signedIn();
    }

    @Test
    void eachSignInHasASessionOfItsOwnAndEndsTheOneBefore() {
        OpenIdBrowser browser = signedIn();
        String first = browser.cookies().get("herald-session");
        assertEquals(DESK, browser.signIn(DESK));
        assertNotEquals(first, browser.cookies().get("herald-session"));
        OpenIdBrowser old = browser();
        old.cookies().put("herald-session", first);
        assertEquals(204, who(old));
    }

    /** Who was at the provider just now has proved who they are. */
    @Test
    void whoSignedInJustNowEndsTheirOtherSessionsWithoutAPassword() {
        OpenIdBrowser forgotten = signedIn();
        OpenIdBrowser browser = signedIn();
        HeraldApi herald = admin.anonymous();
        HttpRequest.Builder end = herald.json("/api/sessions/end")
                .header("X-Requested-With", "fetch")
                .POST(BodyPublishers.ofString("{\"others\":true}"));
        assertEquals(204, browser.send(end).status());
        assertEquals(204, who(forgotten));
        assertEquals(200, who(browser));
    }

    @Test
    void overTlsItsCookieIsOfThisHostOnly() {
        OpenIdBrowser browser = browser().header("X-Forwarded-Proto", "https");
        Answer begun = browser.get("/api/session/openid").expect(303);
        String set = begun.header("Set-Cookie").orElseThrow();
        assertTrue(set.startsWith("__Host-herald-openid=") && set.toLowerCase().contains("secure"), set);
        String asked = begun.header("Location").orElseThrow();
        assertTrue(asked.contains("redirect_uri=https%3A%2F%2F127.0.0.1"), asked);
        assertEquals(DESK, browser.back(OpenIdBrowser.ask(asked)));
        assertTrue(
                browser.cookies().containsKey("__Host-herald-session"),
                browser.cookies().toString());
    }

    @Test
    void noLogHasItsSecrets() {
        OpenIdBrowser browser = browser();
        String asked = browser.begin(DESK);
        String secret = browser.cookies().get("herald-openid").split("\\.")[0];
        String back = OpenIdBrowser.ask(asked);
        browser.back(back);
        provider.sign(maker -> maker.by("none"));
        assertNotIn("invalid");
        String code = back.replaceFirst(".*code=([^&]*).*", "$1");
        for (String text : List.of(secret, code, OpenIdProvider.SECRET, "eyJ")) {
            assertFalse(server.logged(text), text + " is in the log");
            assertFalse(admin.get("/api/audit").body().contains(text), text + " is in the audit");
        }
    }
}
