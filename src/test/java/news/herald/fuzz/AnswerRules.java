package news.herald.fuzz;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import news.herald.testing.RawAnswer;
import news.herald.testing.RawRequest;

/** What may be answered to whatever was asked. Stateless. */
final class AnswerRules {

    private static final String PROBLEM = "application/problem+json";

    /** A frame of a stack trace, in whichever answer. */
    private static final Pattern FRAME = Pattern.compile("\\bat [a-z][\\w.$]*\\.[\\w$<>]+\\([\\w. :]*\\)");

    /** What an answer that refuses has no business to say: the generator's texts have none of it either. */
    private static final List<String> INSIDES = List.of(
            "Exception",
            "java.",
            "jakarta.",
            "org.",
            "com.sun",
            "news.herald",
            "SQL",
            "JDBC",
            "Grizzly",
            "GlassFish",
            "Payara",
            "Undertow",
            "WildFly",
            "RESTEASY",
            "Liberty",
            "Hibernate",
            "EclipseLink",
            "H2 ");

    private static final boolean WILDFLY = "wildfly".equals(System.getenv("HERALD_IT_SERVER"));

    private AnswerRules() {}

    /** Empty when all is well. */
    static Optional<String> fault(RawRequest request, RawAnswer answer) {
        String text = answer.text();
        if (FRAME.matcher(text).find()) {
            return Optional.of("a stack trace");
        }
        if (isOwnFault(request, answer)) {
            return Optional.of("status " + answer.status());
        }
        if (answer.status() < 400) {
            return Optional.empty();
        }
        Optional<String> inside = INSIDES.stream().filter(text::contains).findFirst();
        if (inside.isPresent()) {
            return Optional.of("it says " + inside.get());
        }
        return isProblem(answer) ? problemFault(request, answer) : Optional.empty();
    }

    /** Whether the answer is Herald's, and not the container's, which refuses what it cannot read before Herald sees it. */
    static boolean isProblem(RawAnswer answer) {
        return answer.header("content-type").startsWith(PROBLEM);
    }

    private static boolean isOwnFault(RawRequest request, RawAnswer answer) {
        return switch (answer.status()) {
            case 503 -> answer.header("retry-after").isEmpty();
            // RFC 9112, section 6.1, and RFC 9110, section 15.6.6: it is the request that nobody implements.
            // A blank within the address makes what follows it the version.
            case 501 -> request.framing == null || !request.framing.contains("Transfer-Encoding");
            // A target of none of the forms of RFC 9112, section 3.2: WildFly fails at it before it sees Herald.
            case 500 -> isTarget(request.target) || isProblem(answer) || !WILDFLY;
            case 505 -> !request.target.contains(" ") && !request.method.equals("G\u00cbT");
            default -> answer.status() >= 500;
        };
    }

    private static boolean isTarget(String target) {
        return target.matches("(?s)(/|https?:).*|[*]");
    }

    private static Optional<String> problemFault(RawRequest request, RawAnswer answer) {
        if (answer.body().length == 0 && request.method.equals("HEAD")) {
            return Optional.empty();
        }
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            JsonObject problem = reader.readObject();
            return problem.getInt("status") == answer.status()
                            && !problem.getString("title").isBlank()
                    ? Optional.empty()
                    : Optional.of("a problem of another status: " + problem);
        } catch (JsonException | ClassCastException | NullPointerException unreadable) {
            return Optional.of("no problem+json: " + unreadable.getMessage());
        }
    }
}
