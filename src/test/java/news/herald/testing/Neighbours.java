package news.herald.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Supplier;

/**
 * People at different addresses, as the proxy in front of a server saw them: it must trust one. Immutable.
 *
 * @param topic what they read and write
 */
public record Neighbours(HeraldApi admin, String topic) {

    public Answer get(String address, String path) {
        HeraldApi reader = admin.anonymous();
        return reader.send(reader.request(path).header("X-Forwarded-For", address));
    }

    public Answer poll(String address, int wait) {
        return get(address, "/api/topics/" + topic + "/events?wait=" + wait);
    }

    public static Answer publish(HeraldApi editor, String address, String where, String text) {
        return editor.send(editor.json("/api/topics/" + where + "/items")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString(HeraldApi.headline(text).toString())));
    }

    public Answer signIn(String address, String name, String password) {
        HeraldApi stranger = admin.anonymous();
        return stranger.send(stranger.json("/api/session")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}")));
    }

    /** @return the first answer of another status */
    public static Answer until(int most, int status, Supplier<Answer> ask) {
        for (int number = 0; number < most; number++) {
            Answer answer = ask.get();
            if (answer.status() != status) {
                return answer;
            }
        }
        throw new AssertionError(most + " times " + status);
    }

    public static void assertToldToWait(int status, Answer answer) {
        assertEquals(status, answer.status(), answer::toString);
        assertTrue(answer.header("Content-Type").orElse("").startsWith("application/problem+json"), answer::toString);
        assertEquals(status, answer.json().getInt("status"));
        int seconds = Integer.parseInt(answer.header("Retry-After").orElse("0"));
        assertTrue(seconds >= 1 && seconds <= 60, seconds + " s");
    }

    /** How often this limit was reached, as operators are told. */
    public double counted(String limit) {
        return admin.metric("herald_limited_total{limit=\"" + limit + "\"}");
    }
}
