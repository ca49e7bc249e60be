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
import news.herald.problem.Faults;
import news.herald.problem.Problem;
import news.herald.problem.ServletProblem;

/**
 * Knows the caller of every request, and closes whatever is not reading to callers without an account: a method that
 * somebody forgets to annotate is shut, not open. Stands before whatever answers, in {@code web.xml}. Safe for use by many
 * threads.
 */
public class AccessFilter extends HttpFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private transient Gate gate;

    @Inject
    private transient Faults faults;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            anonymous(request, response, chain);
            return;
        }
        Optional<Caller> caller;
        try {
            // Two headers would let a proxy and Herald disagree on who is calling.
            caller = headers.size() == 1
                    ? BasicCredentials.parse(headers.get(0)).flatMap(gate::admit)
                    : Optional.empty();
        } catch (RuntimeException failed) {
            ServletProblem.write(response, faults.problem(failed));
            return;
        }
        if (caller.isPresent()) {
            chain.doFilter(new CallerRequest(request, caller.get()), response);
        } else {
            challenge(request, response, Challenge.WRONG);
        }
    }

    private static void anonymous(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (READING.contains(request.getMethod())) {
            chain.doFilter(new AnonymousRequest(request), response);
        } else {
            challenge(request, response, Challenge.MISSING);
        }
    }

    private static void challenge(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        response.setHeader("WWW-Authenticate", Challenge.of(request));
        ServletProblem.write(response, problem);
    }
}
