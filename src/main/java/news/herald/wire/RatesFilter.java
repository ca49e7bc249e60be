package news.herald.wire;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import news.herald.config.Settings;
import news.herald.problem.Problem;
import news.herald.problem.Refusal;
import news.herald.problem.ServletProblem;
import news.herald.rates.Rates;
import news.herald.rates.Refused;

/**
 * How often one address may ask and connect. Stands before the filter that knows the caller, in {@code web.xml}, so that
 * whoever is refused costs no look into the database. Counts what all behind it refused too. Safe for use by many threads.
 */
public class RatesFilter extends HttpFilter {

    /** What no database is asked for: files, of which a page has dozens, and what load balancers and operators look at. */
    private static final Pattern FREE =
            Pattern.compile("/(elements|style|desk|monitor|health)/.*|/metrics", Pattern.DOTALL);

    @Inject
    private transient Rates rates;

    @Inject
    private transient Refused refused;

    @Inject
    private transient Streams streams;

    @Inject
    private transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isTurnedAway(request, response)) {
            chain.doFilter(request, response);
        }
        refused.count(response.getStatus());
    }

    private boolean isTurnedAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            return isToldToComeBack(request, response);
        } catch (Refusal tooOften) {
            ServletProblem.write(response, Problem.of(tooOften));
            return true;
        }
    }

    private boolean isToldToComeBack(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String from = ReaderAddress.of(request, settings.limits().trustedProxies());
        Optional<StreamAddress> stream = StreamAddress.of(request);
        if (stream.isPresent() && request.getMethod().equals("GET")) {
            Optional<Duration> turn = rates.connect(from);
            if (turn.isPresent()) {
                streams.turnAway(StreamRequest.of(stream.get(), request), turn.get(), response);
                return true;
            }
        } else if (!FREE.matcher(StreamAddress.path(request)).matches()) {
            rates.request(from);
        }
        return false;
    }
}
