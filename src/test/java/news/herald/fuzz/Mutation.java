package news.herald.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import news.herald.testing.RawRequest;

/** Spoils a request that was nearly right. Stateless. */
final class Mutation {

    private static final List<BiConsumer<RawRequest, Dice>> ALL = List.of(
            Mutation::method,
            Mutation::method,
            Mutation::path,
            Mutation::path,
            Mutation::path,
            Mutation::longTarget,
            Mutation::manyParameters,
            Mutation::header,
            Mutation::header,
            Mutation::manyHeaders,
            Mutation::longHeader,
            Mutation::body,
            Mutation::body,
            Mutation::body,
            Mutation::bytesOfBody,
            Mutation::bytesOfBody,
            Mutation::bigBody,
            Mutation::type,
            Mutation::type,
            Mutation::chunks,
            Mutation::chunks,
            Mutation::framing);

    private Mutation() {}

    static void spoil(RawRequest request, Dice dice) {
        for (int left = 1 + dice.below(2); left > 0; left--) {
            dice.of(ALL).accept(request, dice);
        }
    }

    private static void method(RawRequest request, Dice dice) {
        request.method = dice.of(
                "GET",
                "HEAD",
                "POST",
                "PUT",
                "DELETE",
                "OPTIONS",
                "PATCH",
                "TRACE",
                "CONNECT",
                "PROPFIND",
                "QUERY",
                "get",
                "X",
                "G\u00cbT",
                "M".repeat(300));
        if (request.method.equals("CONNECT") || request.method.equals("G\u00cbT")) {
            // Payara answers the first, and keeps the connection open for what is to go through it; the other is no
            // method.
            request.brokenFraming = true;
        }
    }

    private static void path(RawRequest request, Dice dice) {
        int at = dice.below(request.target.length() + 1);
        String odd = dice.of(
                "/",
                "//",
                "/.",
                "/..",
                "/../",
                ";x=y",
                ";jsessionid=1",
                "%2f",
                "%00",
                "..;/",
                "%2e%2e/",
                "\\",
                "?",
                "&",
                "%c0%af",
                "%ff",
                "#",
                "|",
                "\u00e9",
                "{",
                "[",
                "^",
                " ",
                "/%20/",
                "*",
                "http://x/",
                "@x");
        request.target = request.target.substring(0, at)
                + (dice.chance(70) ? odd : OddText.encoded(dice))
                + request.target.substring(at);
        if (request.target.contains(" ") || request.target.contains("http:")) {
            // Of which a server makes a version of HTTP that it may not know.
            request.brokenFraming = true;
        }
    }

    private static void longTarget(RawRequest request, Dice dice) {
        if (dice.chance(20)) {
            request.target += (request.target.contains("?") ? "&" : "/") + "x".repeat(1 << (8 + dice.below(8)));
            request.brokenFraming = true;
        }
    }

    private static void manyParameters(RawRequest request, Dice dice) {
        if (dice.chance(20)) {
            request.target += (request.target.contains("?") ? "&" : "?")
                    + dice.of("a=1&", "&", "topic=a&", "=&").repeat(1 << (3 + dice.below(11)));
            request.brokenFraming = true;
        }
    }

    private static void header(RawRequest request, Dice dice) {
        request.header(
                dice.of(
                        "Content-Type",
                        "Accept",
                        "Cookie",
                        "If-Match",
                        "Last-Event-ID",
                        "Idempotency-Key",
                        "X-Forwarded-For",
                        "Origin",
                        "Accept-Encoding",
                        "Range",
                        "X" + dice.below(99)),
                OddText.inHeader(dice));
    }

    private static void manyHeaders(RawRequest request, Dice dice) {
        if (dice.chance(20)) {
            Collections.nCopies(1 << dice.below(9), "X-Many: " + dice.below(9)).forEach(request.headers::add);
            request.brokenFraming = true;
        }
    }

    private static void longHeader(RawRequest request, Dice dice) {
        if (dice.chance(20)) {
            request.header(
                    dice.of("Cookie", "Last-Event-ID", "If-None-Match", "X-Long"),
                    "y".repeat(1 << (8 + dice.below(9))));
            request.brokenFraming = true;
        }
    }

    /** Payara refuses a GET with a body, and ends the connection: once in a while is enough. */
    private static boolean wantsNoBody(RawRequest request, Dice dice) {
        return request.body == null && dice.chance(95);
    }

    private static void body(RawRequest request, Dice dice) {
        if (wantsNoBody(request, dice)) {
            return;
        }
        request.body = dice.oneOf(
                        () -> OddJson.object(dice),
                        () -> OddJson.value(dice, 3),
                        () -> OddText.any(dice),
                        () -> "",
                        () -> dice.of("[", "{\"a\":", "{\"a\":[").repeat(1 + dice.below(200)))
                .getBytes(dice.chance(95) ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16);
    }

    private static void bytesOfBody(RawRequest request, Dice dice) {
        if (request.body == null || request.body.length == 0) {
            return;
        }
        for (int left = 1 + dice.below(4); left > 0; left--) {
            request.body[dice.below(request.body.length)] = (byte) dice.below(256);
        }
    }

    /** Beyond what the server under test takes, which is set to little. */
    private static void bigBody(RawRequest request, Dice dice) {
        if (dice.chance(10) && !wantsNoBody(request, dice)) {
            request.body = ("{\"slugline\":\"" + "z".repeat(60_000 + dice.below(60_000)) + "\"}")
                    .getBytes(StandardCharsets.US_ASCII);
            request.brokenFraming = true;
        }
    }

    private static void type(RawRequest request, Dice dice) {
        request.headers.removeIf(header -> header.startsWith("Content-Type"));
        if (dice.chance(85)) {
            request.header(
                    "Content-Type",
                    dice.of(
                            "application/json",
                            "application/json;charset=UTF-16",
                            "application/json; charset=nonsense",
                            "application/json;charset",
                            "application/ninjs+json",
                            "application/*",
                            "*/*",
                            "json",
                            "/",
                            "",
                            "text/html",
                            "multipart/form-data",
                            "multipart/form-data; boundary=x",
                            "image/png",
                            "application/x-www-form-urlencoded",
                            "application/json, text/plain",
                            OddText.inHeader(dice)));
        }
    }

    private static void chunks(RawRequest request, Dice dice) {
        request.chunked = request.body != null;
        if (request.chunked && dice.chance(10)) {
            request.header("Transfer-Encoding", dice.of("chunked", "gzip", "identity"));
            request.brokenFraming = true;
        }
    }

    private static void framing(RawRequest request, Dice dice) {
        if (dice.chance(50)) {
            return;
        }
        request.framing = dice.of(
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Content-Length: 0x10",
                "Content-Length: 1,1",
                "Content-Length: 100000",
                "Content-Length: +3",
                "Content-Length:",
                "Transfer-Encoding: chunked\r\nContent-Length: 3",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding : chunked",
                "Content-Length : 3",
                "X: a\r\n folded: 1",
                "No colon",
                ": nothing",
                "X\0: 1",
                "X: \0",
                "X: a\rb");
        request.brokenFraming = true;
    }
}
