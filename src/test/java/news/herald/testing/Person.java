package news.herald.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** An account that an administrator made and whose owner chose a password. Safe for use by many threads. */
public final class Person {

    private static final String OWN = "a long one of her own";

    private final HeraldApi admin;
    private final String name;

    private Person(HeraldApi admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    /** @param topics none for all */
    public static Person make(HeraldApi admin, String role, String... topics) {
        String name = role + "-" + Long.toString(System.nanoTime(), 36);
        JsonObject wanted =
                Json.createObjectBuilder(rights(role, topics)).add("name", name).build();
        String given = admin.post("/api/accounts", wanted).expect(201).json().getString("password");
        HeraldApi first = admin.signedIn(name, given);
        first.send(first.json("/api/session/password")
                        .PUT(BodyPublishers.ofString("{\"current\":\"" + given + "\",\"password\":\"" + OWN + "\"}")))
                .expect(204);
        return new Person(admin, name);
    }

    private static JsonObject rights(String role, String... topics) {
        JsonObjectBuilder rights = Json.createObjectBuilder().add("roles", Json.createArrayBuilder(List.of(role)));
        return (topics.length == 0
                        ? rights.addNull("topics")
                        : rights.add("topics", Json.createArrayBuilder(List.of(topics))))
                .build();
    }

    public String name() {
        return name;
    }

    public String password() {
        return OWN;
    }

    /** With the password in each request. */
    public HeraldApi api() {
        return admin.signedIn(name, OWN);
    }

    /** @return the cookie of a new session */
    public String session() {
        return session("a browser of hers");
    }

    /** @param client what the browser says it is @return the cookie of a new session */
    public String session(String client) {
        HeraldApi stranger = admin.anonymous();
        return stranger.send(stranger.json("/api/session")
                        .header("User-Agent", client)
                        .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\",\"password\":\"" + OWN + "\"}")))
                .expect(200)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    /** A request with the cookie of a session. */
    public HttpRequest.Builder request(String cookie, String path) {
        return admin.anonymous().request(path).header("Cookie", cookie);
    }

    /** With a token of hers. @param wanted its members beside its name, as JSON, with a comma before */
    public HeraldApi token(String wanted) {
        String token = api().post("/api/tokens", "{\"name\":\"hers\"" + wanted + "}")
                .expect(201)
                .json()
                .getString("token");
        return admin.authorization("Bearer " + token);
    }

    /** Other rights by the administrator. @param topics none for all */
    public void assign(String role, String... topics) {
        admin.send(admin.json("/api/accounts/" + name)
                        .PUT(BodyPublishers.ofString(rights(role, topics).toString())))
                .expect(200);
    }
}
