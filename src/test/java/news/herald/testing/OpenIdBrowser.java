package news.herald.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser as far as signing in by a provider needs one: it keeps cookies and is led on, one step at a time. For one thread. */
public final class OpenIdBrowser {

    private static final String BEGIN = "/api/session/openid";

    private final HeraldApi herald;
    private final Map<String, String> cookies = new TreeMap<>();
    private final Map<String, String> headers = new TreeMap<>();

    public OpenIdBrowser(HeraldServer server) {
        herald = server.api().anonymous();
    }

    /** Sent with everything. */
    public OpenIdBrowser header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer get(String path) {
        return send(herald.request(path));
    }

    public Answer send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        headers.forEach(request::header);
        Answer answer = herald.send(request);
        answer.response().headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String set) {
        String[] pair = set.split(";")[0].split("=", 2);
        String value = pair[1].replace("\"", "");
        if (value.isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], value);
        }
    }

    /** To the provider. @return its address with all that it is asked */
    public String begin(String then) {
        return location(get(BEGIN + "?then=" + then).expect(303));
    }

    /** At the provider. @return where it leads back to, as Herald hears it */
    public static String ask(String address) {
        try {
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 302) {
                throw new AssertionError(address + " was answered " + answer.statusCode() + " " + answer.body());
            }
            URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
            return back.getRawPath() + "?" + back.getRawQuery();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** Back at Herald. @return where it leads to */
    public String back(String path) {
        return location(get(path).expect(303));
    }

    /** All of it, or as much as the provider is there for. @return where it ends */
    public String signIn(String then) {
        String asked = begin(then);
        return asked.startsWith("/") ? asked : back(ask(asked));
    }

    private static String location(Answer answer) {
        return answer.header("Location").orElseThrow();
    }
}
