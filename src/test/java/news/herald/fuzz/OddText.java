package news.herald.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts that somebody once broke something with. Stateless. */
final class OddText {

    /** Nothing that is sent is called so: an event of this name was forged. */
    static final String FORGED = "forged";

    private static final List<String> PIECES = List.of(
            "",
            " ",
            "\0",
            "\r",
            "\n",
            "\r\n\r\n",
            "\t",
            "\u000b",
            "\u001b[2J",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u2029",
            "\nevent: " + FORGED + "\ndata: {}\n\n",
            "\n\nid: zz-9\ndata: x\n\n",
            "\rretry: 1\r",
            ": comment\n",
            "\ufeff",
            "\u202e",
            "e\u0301\u0301\u0301",
            "\ud83d\udc69\u200d\ud83d\ude80",
            "\ud834\udd1e",
            "\uffff",
            "'",
            "\"",
            "\\",
            "' OR '1'='1",
            "\"; DROP TABLE topic; --",
            "%",
            "_",
            "${jndi:ldap://x}",
            "#{1+1}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<p>",
            "</p>",
            "<!--",
            "]]>",
            "<![CDATA[",
            "&amp;",
            "&#0;",
            "&#x110000;",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<svg/onload=x>",
            "<table><p><table>",
            "../",
            "..\\",
            "/",
            "//",
            ";",
            ";a=b",
            "?",
            "#",
            "&",
            "=",
            "+",
            "*",
            "~",
            "null",
            "undefined",
            "NaN",
            "-1",
            "0",
            "1",
            "2147483648",
            "9223372036854775808",
            "1e309",
            "true",
            "https://news.example/1",
            "urn:x:1",
            "2026-01-01T00:00:00Z",
            "2026-02-30T25:61:61+99:99",
            "9999-12-31T23:59:59.999999999Z",
            "+999999999-12-31T23:59:59Z",
            "text/html",
            "Polls have closed");

    private OddText() {}

    static String any(Dice dice) {
        StringBuilder text = new StringBuilder();
        for (int pieces = 1 + dice.below(3); pieces > 0; pieces--) {
            String piece = dice.of(PIECES);
            text.append(dice.chance(0.5) ? piece.repeat(1 + dice.below(400)) : piece);
        }
        return text.toString();
    }

    /** Percent-encoded for a path or a query, now and then wrongly or twice. */
    static String encoded(Dice dice) {
        if (dice.chance(25)) {
            return dice.of(
                    "%00",
                    "%2f",
                    "%2F..%2f",
                    "%5c",
                    "..;",
                    "..%3b",
                    "%2e%2e",
                    "%c0%af",
                    "%e0%80%af",
                    "%ed%a0%80",
                    "%ff",
                    "%",
                    "%2",
                    "%zz",
                    "%25%30%30",
                    "%u0041",
                    "+",
                    "%0d%0aX-Forged:%201",
                    "%0a",
                    "%20",
                    "%E2%80%A8",
                    "a%2fb");
        }
        StringBuilder encoded = new StringBuilder();
        for (byte one : any(dice).getBytes(StandardCharsets.UTF_8)) {
            if (Character.isLetterOrDigit(one & 0xff) && one > 0) {
                encoded.append((char) one);
            } else {
                encoded.append(String.format("%%%02x", one));
            }
        }
        return encoded.toString();
    }

    /** For a header's value: bytes as they are, but none that would end the line. */
    static String inHeader(Dice dice) {
        return new String(any(dice).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .replaceAll("[\r\n\0]", "?");
    }
}
