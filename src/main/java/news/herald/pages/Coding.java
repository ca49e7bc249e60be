package news.herald.pages;

import java.util.Arrays;
import java.util.Locale;

/** Whether whoever asks takes an answer compressed by gzip (RFC 9110, section 12.5.3). Stateless. */
final class Coding {

    private Coding() {}

    /** @param accepted the request's {@code Accept-Encoding}, null when it has none: then not, as a simple client cannot */
    static boolean takesGzip(String accepted) {
        if (accepted == null) {
            return false;
        }
        String[] codings = accepted.toLowerCase(Locale.ROOT).replace(" ", "").split(",");
        return Arrays.stream(codings)
                .filter(coding -> isOf(coding, "gzip") || isOf(coding, "x-gzip"))
                .findFirst()
                .or(() -> Arrays.stream(codings)
                        .filter(coding -> isOf(coding, "*"))
                        .findFirst())
                .filter(coding -> !coding.matches(".*;q=0(\\.0*)?"))
                .isPresent();
    }

    private static boolean isOf(String coding, String name) {
        return coding.equals(name) || coding.startsWith(name + ";");
    }
}
