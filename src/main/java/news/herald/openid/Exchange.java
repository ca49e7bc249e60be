package news.herald.openid;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import news.herald.json.JsonP;
import news.herald.openid.SignInFailed.Reason;

/**
 * One question to the provider, answered by a JSON object. By the JDK's oldest client, because its newer one makes threads
 * that no server knows. Stateless.
 */
final class Exchange {

    /** Somebody waits for it, and a thread of the server's does. */
    private static final int PATIENCE_MILLIS = 5_000;

    /** Bytes; many keys with their certificates are a few thousand. */
    private static final int MOST = 256 * 1_024;

    private Exchange() {}

    /** @throws SignInFailed when there is no answer, or none that says 200 */
    static JsonObject get(URI address) throws SignInFailed {
        return answer(address, connection -> {});
    }

    /** @throws SignInFailed when there is no answer, or none that says 200 */
    static JsonObject post(URI address, Map<String, String> form, Map<String, String> headers) throws SignInFailed {
        byte[] body = encoded(form).getBytes(StandardCharsets.UTF_8);
        return answer(address, connection -> {
            connection.setRequestMethod("POST");
            headers.forEach(connection::setRequestProperty);
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            connection.setDoOutput(true);
            connection.getOutputStream().write(body);
        });
    }

    /** As in an address and in a form. */
    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private interface Question {

        void put(HttpURLConnection connection) throws IOException;
    }

    private static JsonObject answer(URI address, Question question) throws SignInFailed {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            // A secret goes where it is configured to, and nowhere that an answer names.
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("Accept", "application/json");
            question.put(connection);
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new SignInFailed(reason(status), address + " answered " + status);
            }
            try (InputStream body = connection.getInputStream()) {
                return read(body);
            }
        } catch (IOException | JsonException away) {
            throw new SignInFailed(Reason.AWAY, address + " gave no answer of use: " + away, away);
        }
    }

    /** A code that was used or is too old is the usual one; a secret that is wrong is the operator's to find. */
    private static Reason reason(int status) {
        if (status == HttpURLConnection.HTTP_BAD_REQUEST) {
            return Reason.STALE;
        }
        return status >= 400 && status < 500 ? Reason.INVALID : Reason.AWAY;
    }

    private static JsonObject read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw new IOException("more than " + MOST + " bytes");
        }
        return JsonP.PROVIDER
                .createReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)))
                .readObject();
    }
}
