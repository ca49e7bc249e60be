package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import news.herald.testing.Cluster;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Person;
import news.herald.testing.SseConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A private topic that was made at one node is one at the other from its first event on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivateClusterIT {

    /** A second for which a node believes who is signed in, two between looks at open streams, and a slow machine. */
    private static final Duration BOUND = Duration.ofSeconds(30);

    private Cluster cluster;
    private HeraldServer one;
    private HeraldServer two;
    private HeraldApi admin;

    @BeforeAll
    void start() {
        cluster = Cluster.start("private", 2, node -> node);
        one = cluster.node(0);
        two = cluster.node(1);
        admin = one.api();
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void whatWasMadeAMomentAgoElsewhereIsNoPartOfEverything() {
        String open = admin.freshTopic("open");
        try (SseConnection everything = two.request("/events").open().awaitEvent("message")) {
            for (int number = 0; number < 20; number++) {
                String hidden = admin.privateTopic("hidden", "news");
                admin.publish(hidden, "Secret " + number).expect(201);
                admin.publish(open, "Open " + number + ".").expect(201);
            }
            everything.awaitItem("Open 19.");
            assertFalse(everything.raw().contains("Secret") || everything.raw().contains("hidden"), everything.raw());
        }
    }

    @Test
    void whoseTopicsChangeAtOneNodeIsShutOutAtTheOther() {
        String hidden = admin.privateTopic("hidden", "news");
        Person reader = Person.make(admin, "reader", hidden);
        String cookie = reader.session();
        try (SseConnection stream =
                two.stream(hidden).header("Cookie", cookie).open().awaitHello()) {
            admin.publish(hidden, "Before").expect(201);
            stream.awaitItem("Before");
            reader.assign("reader", "other");
            Awaitility.await().atMost(BOUND).until(() -> stream.closedBecause() != null);
        }
        HeraldApi there = two.api().anonymous();
        assertEquals(
                404,
                there.send(there.request("/api/topics/" + hidden).header("Cookie", cookie))
                        .status());
    }
}
