package news.herald.fuzz;

import java.util.List;
import java.util.function.Function;
import news.herald.testing.RawRequest;

/** Words requests about who may do what: accounts, tokens, tickets, what was done. Stateless. */
final class AccessRequests {

    /** None that makes an administrator: who asks here could be removed by it. */
    private static final List<String> ROLES = List.of("reader", "editor", "operator", "boss", "", "editor\",\"reader");

    private static final List<Function<Dice, RawRequest>> EDITS = List.of(
            AccessRequests::account,
            AccessRequests::rights,
            AccessRequests::removal,
            AccessRequests::token,
            AccessRequests::token,
            AccessRequests::revocation,
            AccessRequests::sessionsEnd,
            dice -> new RawRequest("POST", "/api/tickets"));

    private AccessRequests() {}

    static String read(Dice dice) {
        return dice.oneOf(
                () -> dice.of(
                        "/api/accounts",
                        "/api/tokens",
                        "/api/sessions",
                        "/api/session/provider",
                        "/api/session/openid"),
                () -> "/api/audit/latest" + query(dice, "before"),
                // Of the last moment only: all of it would be megabytes by now.
                () -> "/api/audit?from=" + (dice.chance(30) ? "2999-01-01T00:00:00Z" : OddText.encoded(dice)),
                () -> "/api/session/openid/callback" + query(dice, "code", "state", "error"),
                () -> "/api/session/openid" + query(dice, "then"),
                () -> "/api/topics/monitor/stream?ticket=" + OddText.encoded(dice));
    }

    static RawRequest edit(Dice dice) {
        return dice.of(EDITS).apply(dice);
    }

    private static RawRequest account(Dice dice) {
        // To make one is slow: a password is computed.
        return new RawRequest("POST", "/api/accounts")
                .json(
                        dice.chance(3)
                                ? "{\"name\":\"fuzz-" + dice.below(5) + "\",\"roles\":[\"reader\"]}"
                                : OddJson.object(dice));
    }

    private static RawRequest rights(Dice dice) {
        String topics = dice.of("", ",\"topics\":null", ",\"topics\":[\"fuzz-a\"]", ",\"topics\":[]", ",\"topics\":7");
        return new RawRequest("PUT", "/api/accounts/" + name(dice))
                .json(
                        dice.chance(70)
                                ? "{\"roles\":[\"" + dice.of(ROLES) + "\"]" + topics + "}"
                                : OddJson.object(dice));
    }

    private static RawRequest removal(Dice dice) {
        return new RawRequest("DELETE", "/api/accounts/" + name(dice));
    }

    private static RawRequest token(Dice dice) {
        String verbs = dice.of("", ",\"verbs\":[\"rows\"]", ",\"verbs\":[\"kill\",\"x\"]", ",\"verbs\":null");
        return new RawRequest("POST", "/api/tokens")
                .json(
                        dice.chance(60)
                                ? "{\"name\":" + OddJson.text(OddText.any(dice)) + verbs + ",\"days\":"
                                        + OddJson.value(dice, 0) + "}"
                                : OddJson.object(dice));
    }

    private static RawRequest revocation(Dice dice) {
        return new RawRequest("DELETE", "/api/tokens/" + OddText.encoded(dice));
    }

    /** Without a password: a wrong one would shut out who asks here. */
    private static RawRequest sessionsEnd(Dice dice) {
        return new RawRequest("POST", "/api/sessions/end")
                .json(
                        dice.chance(60)
                                ? "{\"others\":" + OddJson.value(dice, 0) + ",\"id\":" + OddJson.value(dice, 0) + "}"
                                : OddJson.object(dice));
    }

    private static String name(Dice dice) {
        return dice.chance(70) ? "fuzz-" + dice.below(5) : OddText.encoded(dice);
    }

    private static String query(Dice dice, String... names) {
        return dice.chance(30) ? "" : "?" + dice.of(names) + "=" + OddText.encoded(dice);
    }
}
