package news.herald.testing;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the server answered. Immutable.
 *
 * @param status the HTTP status
 * @param body as UTF-8
 */
public record Answer(int status, HttpResponse<byte[]> response, String body) {

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response, new String(response.body(), StandardCharsets.UTF_8));
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public JsonObject json() {
        return JsonText.object(body);
    }

    /** @throws AssertionError when the status is another, with the body as the reason */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError(response.request().method() + " " + response.uri() + " was answered " + status
                    + ", not " + expected + ": " + (body.length() > 600 ? body.substring(0, 600) : body));
        }
        return this;
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
