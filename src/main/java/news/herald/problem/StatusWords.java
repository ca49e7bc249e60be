package news.herald.problem;

import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** What a bare status means, in words of Herald's own: a server's words may name its version or a class. */
final class StatusWords {

    private StatusWords() {}

    static Problem problem(int status) {
        return Problem.of(status, title(status), detail(status));
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        if (status == 413 || known == null) {
            return status == 413 ? "Content too large" : "Refused";
        }
        String phrase = known.getReasonPhrase();
        return phrase.charAt(0) + phrase.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
            case 401 -> "This needs an account.";
            case 403 -> "This account may not do that.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method; the header Allow lists those it takes.";
            case 406 -> "This address has no answer of a type that the header Accept allows.";
            case 413 -> "The body is too large.";
            case 414 -> "The address is too long.";
            case 415 -> "This address does not take a body of this Content-Type.";
            case 431 -> "The headers are too large.";
            case 503 -> "Herald cannot answer just now; try again shortly.";
            default -> status < 500 ? "The request was refused." : "Herald failed to answer.";
        };
    }
}
