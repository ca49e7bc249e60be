package news.herald.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Answers compressed by gzip, for whoever takes them (RFC 9110, section 12.5.3). Stateless. */
public final class Coding {

    private Coding() {}

    /** @param accepted the request's {@code Accept-Encoding}, null when it has none: then not, as a simple client cannot */
    public static boolean takesGzip(String accepted) {
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

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static boolean isOf(String coding, String name) {
        return coding.equals(name) || coding.startsWith(name + ";");
    }
}
