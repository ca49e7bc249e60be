package news.herald.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What came back. Immutable as long as nobody writes to the array.
 *
 * @param headers by their names in small letters
 * @param body of a stream nothing: it is read in parts
 * @param last whether the connection ends with it
 */
public record RawAnswer(int status, Map<String, String> headers, byte[] body, boolean last) {

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public boolean isStream() {
        return status == 200 && header("content-type").startsWith("text/event-stream");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
