package news.herald.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import news.herald.audit.Actor;
import news.herald.config.Settings;
import news.herald.problem.Faults;
import news.herald.problem.Problem;
import news.herald.problem.Refusal;
import news.herald.problem.ServletProblem;
import news.herald.rates.Rates;
import news.herald.tokens.Tokens;
import news.herald.tokens.TokensResource;
import news.herald.wire.ArrivingRequest;
import news.herald.wire.Query;
import news.herald.wire.ReaderAddress;
import news.herald.wire.StreamAddress;
import news.herald.wire.Streams;

/**
 * Knows the caller of every request, and closes whatever is not reading to callers without an account: a method that
 * somebody forgets to annotate is shut, not open. Stands before whatever answers, in {@code web.xml}. Safe for use by many
 * threads.
 *
 * <p>A header {@code Authorization} counts, and nothing beside it; without one, a stream's ticket; without that, a page's
 * session.
 */
public class AccessFilter extends HttpFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Where somebody ends what writes too much. */
    private static final Pattern UNCOUNTED = Pattern.compile("/api/(sessions?|tokens|accounts)(/.*)?", Pattern.DOTALL);

    private static final String BEARER = "Bearer ";

    private static final Problem NOT_BY_A_SCRIPT = Problem.of(
            403,
            "Forbidden",
            "What a page writes with its session needs the header X-Requested-With, whatever it says.");

    private static final Problem PASSWORD_GIVEN = Problem.of(
            403,
            "Forbidden",
            "Somebody else chose this account's password: change it first, at /desk/ or by PUT /api/session/password.");

    @Inject
    private transient Gate gate;

    @Inject
    private transient Proofs proofs;

    @Inject
    private transient Tickets tickets;

    @Inject
    private transient Doorstep doorstep;

    @Inject
    private transient Letterbox letterbox;

    @Inject
    private transient Rates rates;

    @Inject
    private transient Streams streams;

    @Inject
    private transient Settings settings;

    @Inject
    private transient Faults faults;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        Acting.as(Acting.claimed(headers, address(request)), request);
        Optional<CallerRequest> known;
        try {
            if (isSigningIn(request)) {
                doorstep.look(address(request));
            }
            known = headers.isEmpty() ? byAddress(request) : byHeader(headers, request);
        } catch (RuntimeException failed) {
            refuse(faults.problem(failed), request, response);
            return;
        }
        if (known.isPresent()) {
            Actor actor = Acting.known(known.get(), address(request));
            Acting.as(actor, request);
            actor.<IOException, ServletException>during(() -> admit(known.get(), response, chain));
        } else if (headers.isEmpty()) {
            Acting.of(request).<IOException, ServletException>during(() -> anonymous(request, response, chain));
        } else {
            challenge(request, response, Challenge.WRONG);
        }
    }

    /** What is wrong here may pass, and a stream that is answered by anything but 200 is not asked for again. */
    private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<StreamAddress> stream =
                request.getMethod().equals("GET") ? StreamAddress.of(request) : Optional.empty();
        if (problem.status() >= 500 && stream.isPresent()) {
            turnAway(stream.get(), request, response);
        } else {
            ServletProblem.write(response, problem);
        }
    }

    private void turnAway(StreamAddress stream, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            streams.turnAway(stream, request, response);
        } catch (Refusal unreadable) {
            ServletProblem.write(response, Problem.of(unreadable));
        }
    }

    private String address(HttpServletRequest request) {
        return ReaderAddress.of(request, settings.limits().trustedProxies());
    }

    /** What an address says counts, and no cookie beside it: a ticket that was used makes its browser a stranger. */
    private Optional<CallerRequest> byAddress(HttpServletRequest request) {
        Optional<String> ticket = ticket(request);
        return ticket.isEmpty()
                ? bySession(request)
                : ticket.flatMap(tickets::use).map(standing -> new CallerRequest(request, standing));
    }

    /** Streams only: whatever else is read by a program can have a header. */
    private static Optional<String> ticket(HttpServletRequest request) {
        return request.getMethod().equals("GET") && StreamAddress.of(request).isPresent()
                ? Query.of(request).first("ticket")
                : Optional.empty();
    }

    /**
     * A cookie of a session that has ended makes its browser a stranger, who may read; and so does another site's page, which
     * may not even learn who is signed in.
     */
    private Optional<CallerRequest> bySession(HttpServletRequest request) {
        return SessionCookie.secret(request, settings)
                .filter(secret -> !FetchSite.isAnother(request))
                .flatMap(secret -> proofs.standing(Proof.session(secret)))
                .map(standing -> new CallerRequest(request, standing));
    }

    /** Two headers would let a proxy and Herald disagree on who is calling. */
    private Optional<CallerRequest> byHeader(List<String> headers, HttpServletRequest request) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        String header = headers.get(0);
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? byToken(header.substring(BEARER.length()).strip(), request)
                : byPassword(header, request);
    }

    private Optional<CallerRequest> byToken(String token, HttpServletRequest request) {
        return Tokens.isWellFormed(token)
                ? proofs.standing(Proof.token(token)).map(standing -> new CallerRequest(request, standing))
                : Optional.empty();
    }

    private Optional<CallerRequest> byPassword(String header, HttpServletRequest request) {
        String address = address(request);
        return BasicCredentials.parse(header)
                .flatMap(credentials -> gate.admit(credentials, address))
                .map(proved -> proofs.standing(proved, Proof.password(proved)))
                .map(standing -> new CallerRequest(request, standing));
    }

    private void admit(CallerRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            ArrivingRequest.of(request)
                    .ifPresent(arriving ->
                            arriving.await(letterbox.enter(request.caller().name(), request.isUserInRole("editor"))));
        } catch (Refusal full) {
            ServletProblem.write(response, Problem.of(full));
            return;
        }
        if (isForged(request)) {
            ServletProblem.write(response, NOT_BY_A_SCRIPT);
        } else if (request.caller().passwordGiven() && isKept(request)) {
            ServletProblem.write(response, PASSWORD_GIVEN);
        } else if (isWithinRate(request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** All tokens of an account are one caller and its owner is another, who can still revoke them. */
    private static String payer(CallerRequest request) {
        String name = request.caller().name();
        return TokensResource.BEARER.equals(request.getAuthType()) ? "tokens of " + name : name;
    }

    /** Before the body is read. */
    private boolean isWithinRate(CallerRequest request, HttpServletResponse response) throws IOException {
        if (READING.contains(request.getMethod())
                || UNCOUNTED.matcher(SharedAddress.path(request)).matches()) {
            return true;
        }
        try {
            rates.publish(payer(request));
            return true;
        } catch (Refusal refused) {
            ServletProblem.write(response, Problem.of(refused));
            return false;
        }
    }

    /**
     * A browser adds the cookie to whatever a page of another site makes it send. This header no such page can add without
     * Herald's leave, which it gives for reading only. What else speaks against it, {@link OriginsFilter} has refused.
     */
    private static boolean isForged(CallerRequest request) {
        return HttpServletRequest.FORM_AUTH.equals(request.getAuthType())
                && !READING.contains(request.getMethod())
                && request.getHeader("X-Requested-With") == null;
    }

    /** From everything but pages, and from whatever changes something, wherever it may be. */
    private static boolean isKept(CallerRequest request) {
        String path = SharedAddress.path(request);
        boolean read = READING.contains(request.getMethod()) && !path.startsWith("/api/");
        return !read && !SessionResource.isItsAddress(path);
    }

    private static void anonymous(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (READING.contains(request.getMethod()) || isSigningIn(request)) {
            chain.doFilter(new AnonymousRequest(request), response);
        } else {
            challenge(request, response, Challenge.MISSING);
        }
    }

    private static boolean isSigningIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && SharedAddress.path(request).equals(SessionResource.ADDRESS);
    }

    private static void challenge(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        response.setHeader("WWW-Authenticate", Challenge.of(request));
        ServletProblem.write(response, problem);
    }
}
