package news.herald.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A provider of OpenID Connect that asks nobody anything: whoever comes is the {@link #person}. Holds its clients to code flow
 * with PKCE, state and nonce, and misbehaves on demand. Safe for use by many threads.
 */
public final class OpenIdProvider implements AutoCloseable {

    public static final String CLIENT = "herald & co";
    public static final String SECRET = "p:ss w%rd";

    /** What was asked for a code. */
    private record Grant(Map<String, String> asked, JsonObject person) {}

    private final int port = FreePorts.one();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private volatile IdTokenMaker maker = IdTokenMaker.of("RS256", "first");
    private volatile List<IdTokenMaker> published = List.of(maker);
    private volatile JsonObject person = JsonObject.EMPTY_JSON_OBJECT;
    private volatile UnaryOperator<JsonObject> claims = UnaryOperator.identity();
    private volatile UnaryOperator<Map<String, String>> answer = UnaryOperator.identity();
    private volatile String secret = SECRET;
    private volatile HttpServer server;

    public String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /** The variables that make Herald use it. */
    public Map<String, String> environment() {
        return Map.of(
                "HERALD_OIDC_ISSUER", issuer(),
                "HERALD_OIDC_CLIENT_ID", CLIENT,
                "HERALD_OIDC_CLIENT_SECRET", SECRET);
    }

    public OpenIdProvider start() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        on("/.well-known/openid-configuration", exchange -> say(exchange, 200, metadata()));
        on("/keys", exchange -> say(exchange, 200, keys()));
        on("/authorize", this::authorize);
        on("/token", this::token);
        server.start();
        return this;
    }

    /** Nobody listens any more, until it is started again. */
    public void stop() {
        server.stop(0);
        server = null;
    }

    public boolean isRunning() {
        return server != null;
    }

    /** Behaves from now on. */
    public void behave() {
        claims = UnaryOperator.identity();
        answer = UnaryOperator.identity();
        maker = published.get(0);
        secret = SECRET;
        refusals.clear();
    }

    /** Who comes next. @param who claims, of which {@code sub} must be one */
    public void person(JsonObject who) {
        person = who;
    }

    /** Changes what ID tokens say. */
    public void claims(UnaryOperator<JsonObject> change) {
        claims = change;
    }

    /** Changes what a browser brings back. */
    public void answer(UnaryOperator<Map<String, String>> change) {
        answer = change;
    }

    /** Signs from now on by this, whether or not its key is published. */
    public void sign(UnaryOperator<IdTokenMaker> change) {
        maker = change.apply(maker);
    }

    /** Has this key from now on, and no other. */
    public void publish(IdTokenMaker key) {
        published = List.of(key);
        maker = key;
    }

    /** Clients need this one from now on. */
    public void secret(String another) {
        secret = another;
    }

    /** What clients did wrong. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    private JsonObject metadata() {
        return Json.createObjectBuilder()
                .add("issuer", issuer())
                .add("authorization_endpoint", issuer() + "/authorize")
                .add("token_endpoint", issuer() + "/token")
                .add("jwks_uri", issuer() + "/keys")
                .add("authorization_response_iss_parameter_supported", true)
                .build();
    }

    private JsonObject keys() {
        var keys = Json.createArrayBuilder();
        published.forEach(key -> keys.add(key.publicKey()));
        return Json.createObjectBuilder().add("keys", keys).build();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        boolean fine = CLIENT.equals(asked.get("client_id"))
                && "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && List.of(asked.get("scope").split(" ")).contains("openid")
                && Stream.of("state", "nonce", "code_challenge").allMatch(name -> asked.containsKey(name));
        if (!fine) {
            refuse(exchange, "asked for a code in the wrong way: " + asked);
            return;
        }
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(asked, person));
        Map<String, String> back = new LinkedHashMap<>();
        back.put("code", code);
        back.put("state", asked.get("state"));
        back.put("iss", issuer());
        String query = answer.apply(back).entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        exchange.getResponseHeaders().set("Location", asked.get("redirect_uri") + "?" + query);
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Grant grant = grants.remove(form.getOrDefault("code", ""));
        if (grant == null) {
            refuse(exchange, "a code that is none, or none any more");
        } else if (!basic().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            say(
                    exchange,
                    401,
                    Json.createObjectBuilder().add("error", "invalid_client").build());
        } else if (!grant.asked().get("redirect_uri").equals(form.get("redirect_uri"))) {
            refuse(exchange, "to another address");
        } else if (!grant.asked().get("code_challenge").equals(challenge(form.get("code_verifier")))) {
            refuse(exchange, "by another than who asked for the code");
        } else {
            say(exchange, 200, tokens(grant));
        }
    }

    private JsonObject tokens(Grant grant) {
        long now = Instant.now().getEpochSecond();
        JsonObjectBuilder usual = Json.createObjectBuilder(grant.person())
                .add("iss", issuer())
                .add("aud", CLIENT)
                .add("iat", now)
                .add("exp", now + 60)
                .add("nonce", grant.asked().get("nonce"));
        return Json.createObjectBuilder()
                .add("token_type", "Bearer")
                .add("access_token", UUID.randomUUID().toString())
                .add("id_token", maker.sign(claims.apply(usual.build())))
                .build();
    }

    private String basic() {
        String pair = URLEncoder.encode(CLIENT, StandardCharsets.UTF_8)
                + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Map<String, String> parameters(String encoded) {
        return Stream.of(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private void refuse(HttpExchange exchange, String why) throws IOException {
        refusals.add(why);
        say(
                exchange,
                400,
                Json.createObjectBuilder()
                        .add("error", "invalid_request")
                        .add("error_description", why)
                        .build());
    }

    private static void say(HttpExchange exchange, int status, JsonObject json) throws IOException {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        if (server != null) {
            stop();
        }
    }
}
