package news.herald.it;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import news.herald.testing.Cluster;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.Mark;
import news.herald.testing.NeedsProxy;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.ResilientPublisher;
import news.herald.testing.ReverseProxy;
import news.herald.testing.SseConnection;
import news.herald.testing.StreamRequest;
import news.herald.testing.SwarmReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two nodes behind each of the proxies that {@code docker/proxy} has a configuration for; readers and editors know only it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyIT {

    private static final int READERS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Cluster cluster;

    static Stream<ReverseProxy.Kind> kinds() {
        return NeedsProxy.those();
    }

    @BeforeAll
    void start() {
        NeedsProxy.those();
        cluster = Cluster.start(
                "proxy",
                2,
                node -> node.with("HERALD_TRUSTED_PROXIES", "1")
                        .with("HERALD_DRAIN", "PT2S")
                        .with("HERALD_RETRY", "PT1S")
                        .with("HERALD_MAX_READERS_PER_ADDRESS", "100"));
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** A reader, one of three to an address, as {@code X-Forwarded-For} tells the nodes; more than 100 would be turned away. */
    private static StreamRequest request(ReverseProxy proxy, String topic, int number) {
        return StreamRequest.topic(proxy.port(), topic).from("127.0.2." + (1 + number % 100));
    }

    private double readers(HeraldServer node) {
        return node.api().metric("herald_readers");
    }

    /** Of the first one's faults {@code FaultsIT} takes care. */
    static Stream<ReverseProxy.Kind> others() {
        return NeedsProxy.those().skip(1);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("others")
    void readersGoToAnyNodeAndLoseNothingWhateverHappensToNodesAndProxy(ReverseProxy.Kind kind) {
        try (ReverseProxy proxy = ReverseProxy.start(kind, cluster.nodes())) {
            HeraldApi api = new HeraldApi(proxy.port());
            String topic = api.freshTopic("proxied");
            await().atMost(PATIENCE).until(() -> bothKnow(topic));
            // Those of the test before, whom a node finds gone late, are not to be taken for these.
            await().atMost(PATIENCE).until(() -> cluster.nodes().stream().allMatch(node -> readers(node) == 0));
            ResilientPublisher publisher = new ResilientPublisher(api, topic, Duration.ofMillis(100));
            try (ReaderSwarm swarm = ReaderSwarm.returning(
                            READERS,
                            1,
                            (number, last) -> last.isEmpty()
                                    ? request(proxy, topic, number)
                                    : request(proxy, topic, number).lastEventId(last),
                            PATIENCE);
                    publisher) {
                publisher.publish();
                assertEquals(0, swarm.await(1, PATIENCE).lost());
                assertTrue(readers(cluster.node(0)) > READERS / 4.0, "few readers on the first node");
                assertTrue(readers(cluster.node(1)) > READERS / 4.0, "few readers on the second node");

                publisher.begin();
                cluster.node(0).killNine();
                await().atMost(PATIENCE).until(() -> readers(cluster.node(1)) == READERS);
                cluster.node(0).restart();
                proxy.reload();
                cluster.node(1).stop();
                await().atMost(PATIENCE).until(() -> readers(cluster.node(0)) == READERS);
                int marks = publisher.end();
                cluster.node(1).restart();

                SwarmReport report = swarm.await(marks, Duration.ofSeconds(20));
                System.out.printf("ProxyIT, %s: %d events, %s%n", kind, marks, report);
                assertTrue(marks > 100, marks + " events were published");
                assertTrue(report.isFaultless(), report::toString);
                assertEquals((long) READERS * marks, report.delivered());
            }
        }
    }

    private boolean bothKnow(String topic) {
        return cluster.nodes().stream()
                .allMatch(node ->
                        node.api().anonymous().get("/api/topics/" + topic).status() == 200);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aBrowserReadsOverHttp2(ReverseProxy.Kind kind) throws Exception {
        try (ReverseProxy proxy = ReverseProxy.start(kind, cluster.nodes())) {
            HeraldApi api = new HeraldApi(proxy.port());
            String topic = api.freshTopic("http2");
            await().atMost(PATIENCE).until(() -> bothKnow(topic));
            URI stream = URI.create("https://localhost:" + proxy.tlsPort() + "/api/topics/" + topic + "/stream");
            HttpClient http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_2)
                    .sslContext(trusting())
                    .build();
            HttpResponse<InputStream> answer =
                    http.send(HttpRequest.newBuilder(stream).build(), BodyHandlers.ofInputStream());
            assertEquals(HttpClient.Version.HTTP_2, answer.version());
            assertEquals(Optional.of("max-age=31536000"), answer.headers().firstValue("Strict-Transport-Security"));
            assertEquals(Optional.empty(), api.get("/api/topics").header("Strict-Transport-Security"));
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                awaitLine(lines, "event: hello");
                for (int number = 0; number < 3; number++) {
                    // The next is published once this one was read: nothing waits in a buffer for more.
                    String headline = Mark.now(number).toString();
                    api.publish(topic, headline).expect(201);
                    awaitLine(lines, headline);
                }
            }
        }
    }

    private static void awaitLine(BufferedReader lines, String text) throws Exception {
        String line = lines.readLine();
        while (line != null && !line.contains(text)) {
            line = lines.readLine();
        }
        assertTrue(line != null, "the stream ended before " + text);
    }

    private static SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        try (InputStream pem = Files.newInputStream(ReverseProxy.certificate())) {
            trusted.setCertificateEntry(
                    "proxy", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** The limit is each reader's own and not the proxy's: the hundred and first of one address is told to come back. */
    @ParameterizedTest
    @MethodSource("kinds")
    void readersCountByTheirOwnAddress(ReverseProxy.Kind kind) {
        try (ReverseProxy proxy = ReverseProxy.start(kind, List.of(cluster.node(0), cluster.node(0)))) {
            String topic = cluster.node(0).api().freshTopic("address");
            // Of each proxy's own, because a node finds out late that the readers of the one before are gone.
            String address = "127.0.3." + (1 + kind.ordinal());
            try (ReaderSwarm many = ReaderSwarm.connect(
                            100,
                            1,
                            reader -> StreamRequest.topic(proxy.port(), topic).from(address),
                            PATIENCE);
                    SseConnection same = StreamRequest.topic(proxy.port(), topic)
                            .from(address)
                            .open()
                            .awaitEvent("busy");
                    SseConnection other = StreamRequest.topic(proxy.port(), topic)
                            .from("127.0.4.1")
                            .open()
                            .awaitHello()) {
                assertEquals(100, many.greeted());
                assertEquals(0, same.journalled().size() + other.journalled().size());
            }
        }
    }

    /** Any other answer than 200 would make a browser's reader stop for good. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aReaderIsToldToComeBackWhileNoNodeIsThere(ReverseProxy.Kind kind) {
        try (ReverseProxy proxy = ReverseProxy.alone(kind)) {
            for (String stream : List.of("/events", "/api/stream?topic=a&topic=b", "/api/topics/a/stream")) {
                try (SseConnection reader =
                        StreamRequest.of(proxy.port(), stream).open().awaitEvent("busy")) {
                    assertEquals(200, reader.status());
                    assertTrue(reader.raw().contains("retry: "), reader::raw);
                }
            }
            assertTrue(
                    new HeraldApi(proxy.port()).anonymous().get("/api/topics").status() >= 502);
        }
    }
}
