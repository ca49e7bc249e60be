package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Person;
import news.herald.testing.SharedServer;
import news.herald.testing.SseConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events of a private topic come to those who may read it, for as long as they may, and to nobody else. */
@ExtendWith(SharedServer.class)
class PrivateStreamIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final HeraldServer server;
    private final HeraldApi admin;
    private String hidden;
    private String open;
    private String beginning;

    PrivateStreamIT(HeraldServer server) {
        this.server = server;
        admin = server.api();
    }

    @BeforeEach
    void make() {
        open = admin.freshTopic("open");
        beginning = server.head(open);
        hidden = admin.privateTopic("hidden", "news");
    }

    private SseConnection as(String cookie) {
        return server.stream(hidden).header("Cookie", cookie).open().awaitHello();
    }

    private void say(String text) {
        admin.publish(hidden, "Secret " + text).expect(201);
        admin.publish(open, "Open " + text).expect(201);
    }

    @Test
    void itIsNoPartOfEverythingWhoeverAsks() {
        try (SseConnection anybody = server.request("/events").open().awaitEvent("message");
                SseConnection administrator = server.request("/events?event=typed")
                        .header("Authorization", HeraldApi.ADMIN)
                        .open()
                        .awaitHello();
                SseConnection reader = as(Person.make(admin, "reader", hidden).session())) {
            say("at first");
            admin.publish(hidden, "Secret once more").expect(201);
            admin.publish(open, "Open at last").expect(201);
            reader.awaitItem("Secret once more");
            for (SseConnection everything : new SseConnection[] {anybody, administrator}) {
                everything.awaitItem("Open at last");
                assertFalse(
                        everything.raw().contains("Secret") || everything.raw().contains(hidden), everything.raw());
            }
            assertFalse(reader.raw().contains("Open"), reader.raw());
        }
        try (SseConnection late =
                server.request("/events").lastEventId(beginning).open()) {
            late.awaitItem("Open at last");
            assertFalse(late.raw().contains("Secret") || late.raw().contains(hidden), late.raw());
        }
    }

    @Test
    void whoComesBackIsGivenWhatCameMeanwhile() {
        Person reader = Person.make(admin, "reader", hidden);
        String cookie = reader.session();
        say("meanwhile");
        try (SseConnection back = server.stream(hidden)
                .lastEventId(beginning)
                .header("Cookie", cookie)
                .open()) {
            back.awaitItem("Secret meanwhile");
        }
        try (SseConnection both = server.request("/api/stream?topic=" + hidden + "&topic=" + open)
                .lastEventId(beginning)
                .header("Authorization", HeraldApi.ADMIN)
                .open()) {
            both.awaitItem("Open meanwhile").awaitItem("Secret meanwhile");
        }
        reader.assign("operator");
        try (SseConnection back = server.stream(hidden)
                .lastEventId(beginning)
                .header("Cookie", cookie)
                .open()) {
            back.awaitHead();
            assertEquals(404, back.status());
            assertFalse(back.raw().contains("Secret"), back.raw());
        }
    }

    @Test
    void whoseTopicsChangeSeesNotEvenTheNextEvent() {
        Person reader = Person.make(admin, "reader", hidden);
        Person other = Person.make(admin, "reader", hidden);
        HeraldApi cms = Person.make(admin, "editor", hidden).token("");
        try (SseConnection hers = as(reader.session());
                SseConnection others = as(other.session())) {
            say("before");
            hers.awaitItem("Secret before");
            reader.assign("reader", open);
            say("after");
            Awaitility.await().atMost(SOON).until(() -> hers.closedBecause() != null);
            others.awaitItem("Secret after");
            assertFalse(hers.raw().contains("Secret after"), hers.raw());
            assertTrue(hers.raw().contains("\"reason\":\"right\""), "and is told to begin again");
            assertNull(others.closedBecause(), "another reader goes on");
        }
        cms.get("/api/topics/" + hidden).expect(200);
    }

    @Test
    void anEditorsTokenEndsWithTheTopicsOfItsAccount() {
        Person editor = Person.make(admin, "editor", hidden);
        String token = editor.api()
                .post("/api/tokens", "{\"name\":\"a wall\"}")
                .expect(201)
                .json()
                .getString("token");
        try (SseConnection wall = server.stream(hidden)
                .header("Authorization", "Bearer " + token)
                .open()
                .awaitHello()) {
            editor.assign("editor", open);
            say("after");
            Awaitility.await().atMost(SOON).until(() -> wall.closedBecause() != null);
            assertFalse(wall.raw().contains("Secret after"), wall.raw());
        }
        HeraldApi cms = admin.authorization("Bearer " + token);
        assertEquals(404, cms.get("/api/topics/" + hidden).status());
        assertEquals(404, cms.publish(hidden, "No more").status());
        cms.publish(open, "Still").expect(201);
    }

    @Test
    void whoSignsOutSeesNoMoreOfIt() {
        Person reader = Person.make(admin, "reader");
        String cookie = reader.session();
        try (SseConnection stream = as(cookie)) {
            admin.send(reader.request(cookie, "/api/session")
                            .header("X-Requested-With", "fetch")
                            .DELETE())
                    .expect(204);
            Awaitility.await().atMost(SOON).until(() -> stream.closedBecause() != null);
        }
    }

    @Test
    void aPollThatWaitsIsNotAnsweredOnceTheRightHasEnded() throws Exception {
        Person reader = Person.make(admin, "reader", hidden);
        String cookie = reader.session();
        String cursor = server.head(open);
        String path = "/api/topics/" + hidden + "/events?wait=30&after=" + cursor;
        HttpClient client = HttpClient.newHttpClient();
        try (SseConnection follower =
                server.stream(hidden).header("Cookie", cookie).open().awaitHello()) {
            CompletableFuture<HttpResponse<String>> poll =
                    client.sendAsync(reader.request(cookie, path).build(), BodyHandlers.ofString());
            Awaitility.await().during(Duration.ofMillis(500)).until(() -> !poll.isDone());
            reader.assign("reader", open);
            say("after");
            HttpResponse<String> answer = poll.get(20, TimeUnit.SECONDS);
            assertEquals(404, answer.statusCode(), answer.body());
            assertTrue(answer.headers().firstValue("Cache-Control").orElse("").contains("no-store"));
            assertFalse(follower.raw().contains("Secret after"), follower.raw());
        }
    }
}
