package news.herald.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * The newsroom's side of the REST API, signed in as the administrator, or as nobody with {@link #anonymous}. Adds
 * nothing that the wire does not say. Safe for use by many threads.
 */
public final class HeraldApi {

    public static final String PASSWORD = "let-me-in-please";

    /** What the administrator sends as {@code Authorization}. */
    public static final String ADMIN = basic("admin", PASSWORD);

    private final HttpClient http;
    private final URI root;
    private final String authorization;

    public HeraldApi(int port) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build(),
                URI.create("http://127.0.0.1:" + port),
                ADMIN);
    }

    private HeraldApi(HttpClient http, URI root, String authorization) {
        this.http = http;
        this.root = root;
        this.authorization = authorization;
    }

    /** The same server, not signed in. */
    public HeraldApi anonymous() {
        return new HeraldApi(http, root, null);
    }

    /** The same server with this Authorization header. */
    public HeraldApi authorization(String header) {
        return new HeraldApi(http, root, header);
    }

    /** The same server, signed in with this account, whose password must be {@link #PASSWORD}. */
    HeraldApi signedIn(String account) {
        return signedIn(account, PASSWORD);
    }

    /** The same server, signed in with this account. */
    public HeraldApi signedIn(String account, String password) {
        return authorization(basic(account, password));
    }

    /** The header {@code Authorization} of HTTP Basic. */
    public static String basic(String account, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(60));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    /** @throws UncheckedIOException when there is no answer */
    public Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(noAnswer);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    public Answer get(String path) {
        return send(request(path));
    }

    public Answer post(String path, String body) {
        return send(json(path).POST(BodyPublishers.ofString(body)));
    }

    public Answer post(String path, JsonObject body) {
        return post(path, body.toString());
    }

    /** @param ifMatch the version without its quotes, null to send none */
    public Answer put(String path, JsonObject body, String ifMatch) {
        HttpRequest.Builder request = json(path).PUT(BodyPublishers.ofString(body.toString()));
        return send(ifMatch == null ? request : request.header("If-Match", '"' + ifMatch + '"'));
    }

    public HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    public void createTopic(String name) {
        createTopic(name, "news");
    }

    private void createTopic(String name, String kind) {
        post(
                        "/api/topics",
                        Json.createObjectBuilder()
                                .add("name", name)
                                .add("title", "Topic " + name)
                                .add("kind", kind)
                                .build())
                .expect(201);
    }

    /** A topic that no other test knows; its name begins with the prefix. */
    public String freshTopic(String prefix) {
        return freshTopic(prefix, "news");
    }

    /** The same of this kind. */
    public String freshTopic(String prefix, String kind) {
        String name = prefix + "-" + Long.toString(System.nanoTime(), 36);
        createTopic(name, kind);
        return name;
    }

    /** A topic that no other test knows, for those who may read it. */
    public String privateTopic(String prefix, String kind) {
        String name = prefix + "-" + Long.toString(System.nanoTime(), 36);
        post(
                        "/api/topics",
                        Json.createObjectBuilder()
                                .add("name", name)
                                .add("title", "Topic " + name)
                                .add("kind", kind)
                                .add("access", "private")
                                .build())
                .expect(201);
        return name;
    }

    public Answer publish(String topic, JsonObject ninjs) {
        return post("/api/topics/" + topic + "/items", ninjs);
    }

    /** Publishes the shortest possible item. */
    public Answer publish(String topic, String headline) {
        return publish(topic, headline(headline));
    }

    /** With the type, without which what looks like markup is cleaned like markup. */
    public static JsonObject plainHeadline(String value) {
        return Json.createObjectBuilder(headline(value))
                .add(
                        "headlines",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("contentType", "text/plain")
                                        .add("value", value)))
                .build();
    }

    public static JsonObject headline(String value) {
        return Json.createObjectBuilder()
                .add("type", "text")
                .add(
                        "headlines",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("value", value)))
                .build();
    }

    /**
     * One sample of {@code /metrics}, 0 if there is none.
     *
     * @param sample name and labels as they stand there, for example {@code herald_readers}
     */
    public double metric(String sample) {
        return get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    public Answer snapshot(String topic) {
        return get("/api/topics/" + topic);
    }

    /** @param after encoded for a query */
    public Answer poll(String topic, String after, int wait) {
        return get("/api/topics/" + topic + "/events?after=" + after + "&wait=" + wait);
    }
}
