package news.herald.fuzz;

import java.util.List;
import java.util.function.Function;
import news.herald.testing.RawRequest;

/** Words requests: most of them nearly right, so that they get far. Safe for use by many threads. */
final class Requests {

    /** Makers of topics may have these and no others, or the server would be full of them. */
    private static final String[] TOPICS = {"fuzz-a", "fuzz-b", "fuzz-c", "monitor", "presence", "alerts"};

    private static final List<String> FILES = List.of(
            "/",
            "/desk/",
            "/monitor/",
            "/elements/herald.js",
            "/style/herald.css",
            "/desk/lib/prosemirror-model.js",
            "/error-page",
            "/health/live",
            "/health/ready",
            "/metrics",
            "/favicon.ico",
            "/robots.txt",
            "/WEB-INF/web.xml",
            "/META-INF/",
            "/items",
            "/topics/",
            "/api",
            "/api/",
            "/application.wadl",
            "/openapi");

    /** Who signs in with a wrong password, so that it is not the same as who does with the right one. */
    private static final String GUESSER = "10.9.9.";

    private static final String EDITOR = "10.1.1.1";

    private final Known known;

    Requests(Known known) {
        this.known = known;
    }

    RawRequest next(Dice dice) {
        RawRequest request = dice.chance(40) ? edit(dice) : read(dice);
        request.header("Host", "127.0.0.1");
        if (dice.chance(35)) {
            Mutation.spoil(request, dice);
        }
        return request;
    }

    private RawRequest read(Dice dice) {
        RawRequest request = new RawRequest(
                dice.chance(95) ? "GET" : "HEAD",
                dice.oneOf(
                        () -> "/api/topics/" + topic(dice) + query(dice, "limit", "before"),
                        () -> "/api/topics/" + topic(dice) + "/events?after=" + cursor(dice) + "&wait="
                                + (dice.chance(1) ? "1" : "0"),
                        () -> "/api/topics/" + topic(dice) + "/events" + query(dice, "after", "event"),
                        () -> known.place(dice, "/api/items/")
                                + dice.of("", "", "/versions", "/" + OddText.encoded(dice)),
                        () -> known.place(dice, "/api/alerts/"),
                        () -> known.place(dice, "/api/pictures/"),
                        () -> "/pictures/" + OddText.encoded(dice) + "/" + OddText.encoded(dice),
                        () -> "/api/topics/" + topic(dice) + "/rows/" + key(dice),
                        () -> "/topics/" + topic(dice) + query(dice, "before"),
                        () -> "/topics/" + topic(dice) + "/feed."
                                + dice.of("atom", "json", "rss", OddText.encoded(dice)),
                        () -> known.place(dice, "/items/"),
                        () -> "/items" + query(dice, "uri"),
                        () -> dice.of("/api/topics", "/api/nodes", "/api/monitor", "/api/presence", "/api/session"),
                        () -> "/api/monitor/history" + query(dice, "minutes"),
                        () -> "/api/topics/" + topic(dice) + "/items" + query(dice, "status", "limit", "before"),
                        () -> AccessRequests.read(dice),
                        () -> dice.of(FILES),
                        () -> "/" + OddText.encoded(dice) + "/" + OddText.encoded(dice)));
        if (dice.chance(8)) {
            stream(request, dice);
        }
        if (dice.chance(30)) {
            signed(request, dice);
        } else if (dice.chance(10)) {
            request.header("X-Forwarded-For", OddText.inHeader(dice));
        }
        if (dice.chance(20)) {
            condition(request, dice);
        }
        return request;
    }

    private void stream(RawRequest request, Dice dice) {
        request.target = dice.oneOf(
                () -> "/events" + query(dice, "lastEventId"),
                () -> "/api/topics/" + topic(dice) + "/stream" + query(dice, "lastEventId", "event"),
                () -> "/api/stream?topic=" + topic(dice) + "&topic=" + topic(dice));
        if (dice.chance(60)) {
            request.header("Last-Event-ID", dice.chance(70) ? cursor(dice) : OddText.inHeader(dice));
        }
    }

    private RawRequest edit(Dice dice) {
        List<Function<Dice, RawRequest>> all = List.of(
                this::verb,
                this::verb,
                this::verb,
                this::update,
                this::publish,
                this::row,
                this::row,
                this::rows,
                this::alert,
                this::picture,
                this::presence,
                this::topicMade,
                AccessRequests::edit,
                this::session);
        RawRequest request = dice.of(all).apply(dice);
        if (request.target.matches("/api/session(/.*)?")) {
            return request;
        }
        signed(request, dice);
        if (dice.chance(60)) {
            request.header(
                    "If-Match",
                    dice.oneOf(() -> "\"" + (1 + dice.below(12)) + "\"", () -> "*", () -> OddText.inHeader(dice)));
        }
        if (dice.chance(10)) {
            request.header("Idempotency-Key", dice.chance(70) ? "key-" + dice.below(50) : OddText.inHeader(dice));
        }
        return request;
    }

    private RawRequest verb(Dice dice) {
        String verb = dice.of("kill", "withhold", "publish", "pin", "unpin", "pin?as=key-event", "unpin?as=key-event");
        return dice.chance(80)
                ? new RawRequest("POST", known.place(dice, "/api/items/") + "/" + verb)
                : new RawRequest("POST", known.place(dice, "/api/items/") + "/correction")
                        .json(
                                dice.chance(60)
                                        ? "{\"note\":" + OddJson.text(OddText.any(dice)) + ",\"slugline\":\"a\"}"
                                        : OddJson.object(dice));
    }

    private RawRequest update(Dice dice) {
        return new RawRequest("PUT", known.place(dice, "/api/items/")).json(document(dice));
    }

    private RawRequest publish(Dice dice) {
        return new RawRequest(
                        "POST", "/api/topics/" + topic(dice) + "/items" + dice.of("", "", "?status=draft", "?status=x"))
                .json(document(dice));
    }

    private static String document(Dice dice) {
        if (dice.chance(35)) {
            return OddJson.object(dice);
        }
        return "{\"type\":\"text\",\"headlines\":[{\"value\":" + OddJson.text(OddText.any(dice))
                + "}],\"bodies\":[{\"contentType\":\"" + dice.of("text/html", "text/plain", "text/xml")
                + "\",\"value\":"
                + OddJson.text(OddText.any(dice)) + "}]"
                + (dice.chance(10) ? ",\"urgency\":" + OddJson.value(dice, 1) : "")
                + (dice.chance(5) ? ",\"embargoedUntil\":" + OddJson.text(OddText.any(dice)) : "")
                + (dice.chance(5)
                        ? ",\"uri\":\"urn:x:" + dice.below(9) + "\",\"version\":\"" + dice.below(4) + "\""
                        : "")
                + "}";
    }

    private RawRequest row(Dice dice) {
        return new RawRequest(dice.chance(85) ? "PUT" : "DELETE", "/api/topics/" + topic(dice) + "/rows/" + key(dice))
                .json(dice.chance(70) ? "{\"a\":" + OddJson.value(dice, 0) + "}" : OddJson.object(dice));
    }

    private RawRequest rows(Dice dice) {
        StringBuilder rows = new StringBuilder("{\"rows\":[");
        for (int left = dice.below(5); left >= 0; left--) {
            rows.append("{\"key\":\"k").append(dice.below(40)).append("\",\"fields\":{\"a\":");
            rows.append(OddJson.value(dice, dice.chance(5) ? 2 : 0))
                    .append("}}")
                    .append(left > 0 ? "," : "");
        }
        return new RawRequest("PUT", "/api/topics/" + topic(dice) + "/rows")
                .json(rows.append("]}").toString());
    }

    private RawRequest alert(Dice dice) {
        String body = dice.chance(70)
                ? "{\"title\":" + OddJson.text(OddText.any(dice)) + ",\"urgency\":" + (1 + dice.below(10)) + "}"
                : OddJson.object(dice);
        return switch (dice.below(4)) {
            case 0 -> new RawRequest("POST", "/api/alerts").json(body);
            case 1 -> new RawRequest("POST", "/api/topics/" + topic(dice) + "/alerts").json(body);
            case 2 -> new RawRequest("PUT", known.place(dice, "/api/alerts/")).json(body);
            default -> new RawRequest("DELETE", known.place(dice, "/api/alerts/"));
        };
    }

    private RawRequest picture(Dice dice) {
        if (dice.chance(20)) {
            return new RawRequest("DELETE", known.place(dice, "/api/pictures/"));
        }
        RawRequest request = new RawRequest("POST", "/api/pictures");
        request.body = OddPicture.any(dice);
        return request.header("Content-Type", dice.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/"));
    }

    private RawRequest presence(Dice dice) {
        return new RawRequest(
                        "PUT",
                        "/api/presence/" + (dice.chance(70) ? "desk-000" + dice.below(9) : OddText.encoded(dice)))
                .json(
                        dice.chance(70)
                                ? "{\"turn\":" + dice.below(1_000_000) + ",\"item\":null}"
                                : OddJson.object(dice));
    }

    private RawRequest topicMade(Dice dice) {
        String name = dice.of(TOPICS);
        String body = "{\"name\":\"" + name + "\",\"title\":" + OddJson.text(OddText.any(dice)) + ",\"kind\":"
                + dice.of("\"news\"", "\"rows\"", "\"alerts\"", "\"monitor\"", "7") + "}";
        return dice.chance(50)
                ? new RawRequest("POST", "/api/topics").json(body)
                : new RawRequest("PUT", "/api/topics/" + name).json(body);
    }

    private RawRequest session(Dice dice) {
        RawRequest request = switch (dice.below(3)) {
            case 0 -> new RawRequest("DELETE", "/api/session");
            case 1 -> new RawRequest("PUT", "/api/session/password").json(OddJson.object(dice));
            default ->
                new RawRequest("POST", "/api/session")
                        .json(dice.chance(30) ? "{\"name\":\"nobody\",\"password\":\"wrong\"}" : OddJson.object(dice));
        };
        return request.header("Cookie", "herald-session=" + OddText.inHeader(dice))
                .header("X-Requested-With", "x")
                .header("X-Forwarded-For", GUESSER + dice.below(4));
    }

    private void signed(RawRequest request, Dice dice) {
        if (dice.chance(60)) {
            request.header("Authorization", known.authorization).header("X-Forwarded-For", EDITOR);
        } else if (dice.chance(80)) {
            request.header("Cookie", known.cookie);
            if (dice.chance(95)) {
                request.header("X-Requested-With", "desk");
            }
        } else {
            request.header(
                            "Authorization",
                            dice.oneOf(
                                    () -> "Basic bm9ib2R5Ondyb25n",
                                    () -> "Basic " + OddText.inHeader(dice),
                                    () -> "Bearer x"))
                    .header("X-Forwarded-For", GUESSER + dice.below(4));
        }
    }

    private static void condition(RawRequest request, Dice dice) {
        String name = dice.of(
                "If-None-Match",
                "If-Modified-Since",
                "If-Match",
                "Accept-Encoding",
                "Accept",
                "Accept-Language",
                "Range",
                "Origin",
                "Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Host",
                "Forwarded",
                "Cookie",
                "Expect",
                "Cache-Control",
                "X-HTTP-Method-Override",
                "Content-Type",
                "Content-Encoding",
                "Referer",
                "Access-Control-Request-Method");
        request.header(
                name,
                dice.oneOf(
                        () -> OddText.inHeader(dice),
                        () -> dice.of(
                                "gzip;q=0",
                                "gzip;q=1e9",
                                "*;q=0.0000",
                                ",,,;;;=",
                                "identity, *;q=0",
                                "br,gzip;q=",
                                "gzip".repeat(99)),
                        () -> dice.of(
                                "\"1\"",
                                "W/\"1\"",
                                "*",
                                "\"",
                                "bytes=0-",
                                "bytes=9-1",
                                "bytes=-99999999999999",
                                "null")));
    }

    private String topic(Dice dice) {
        return dice.chance(85)
                ? dice.of(
                        known.news,
                        known.news,
                        known.rows,
                        known.alerts,
                        known.hidden,
                        "alerts",
                        "fuzz-a",
                        "monitor",
                        "presence")
                : OddText.encoded(dice);
    }

    private String cursor(Dice dice) {
        String epoch = known.cursor.substring(0, known.cursor.indexOf('-'));
        return dice.oneOf(
                () -> known.cursor,
                () -> epoch + "-" + dice.below(5_000),
                () -> epoch + "-"
                        + dice.of("0", "-1", "9223372036854775807", "9223372036854775808", "00000000000000000000"),
                () -> OddText.encoded(dice));
    }

    private static String key(Dice dice) {
        return dice.chance(85) ? "k" + dice.below(40) : OddText.encoded(dice);
    }

    private static String query(Dice dice, String... names) {
        if (dice.chance(40)) {
            return "";
        }
        String value = dice.chance(40) ? Integer.toString(dice.below(300)) : OddText.encoded(dice);
        return "?" + dice.of(names) + "=" + value + (dice.chance(20) ? "&" + OddText.encoded(dice) : "");
    }
}
