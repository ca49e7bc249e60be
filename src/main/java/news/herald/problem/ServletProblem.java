package news.herald.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A problem as a servlet response, for what happens outside JAX-RS. */
public final class ServletProblem {

    private ServletProblem() {}

    /** Replaces what was written so far; does nothing when that is already on its way to the caller. */
    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.TYPE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        if (problem.retryAfter() > 0) {
            response.setHeader("Retry-After", Integer.toString(problem.retryAfter()));
        }
        response.getWriter().write(problem.json());
    }
}
