package news.herald.config;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site as a browser names it in the header {@code Origin}: scheme, host, and the port unless it is the scheme's own (RFC
 * 6454, section 6.1; WHATWG HTML, "ASCII serialization of an origin"). Browsers compare it letter by letter. Immutable.
 */
record Origin(String value) {

    private static final Pattern FORM =
            Pattern.compile("(https?)://([a-z0-9](?:[a-z0-9._-]{0,252})|\\[[0-9a-f:.]{2,45}\\])(?::([0-9]{1,5}))?");

    private static final int WORDS = 8;

    /** Empty when the text is not one origin of the web, in ASCII and without a path. */
    static Optional<Origin> parse(String text) {
        Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = parts.group(3) == null ? usual : Integer.parseInt(parts.group(3));
        if (port > 65_535) {
            return Optional.empty();
        }
        return host(parts.group(2)).map(host -> new Origin(scheme + "://" + host + (port == usual ? "" : ":" + port)));
    }

    private static Optional<String> host(String text) {
        if (!text.startsWith("[")) {
            return Optional.of(text);
        }
        try {
            // Looks nothing up: in brackets it is an address or nothing.
            return InetAddress.getByName(text) instanceof Inet6Address address
                    ? Optional.of("[" + shortest(address.getAddress()) + "]")
                    : Optional.empty();
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    /** The first of the longest runs of zeros is left out, if it is longer than one (RFC 5952, section 4.2). */
    private static String shortest(byte[] address) {
        int[] words = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = (address[2 * i] & 0xff) << 8 | address[2 * i + 1] & 0xff;
        }
        int start = 0;
        int length = 1;
        for (int i = 0; i < WORDS; i++) {
            int end = i;
            while (end < WORDS && words[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        return length == 1
                ? joined(words, 0, WORDS)
                : joined(words, 0, start) + "::" + joined(words, start + length, WORDS);
    }

    private static String joined(int[] words, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(words[i]));
        }
        return text.toString();
    }
}
