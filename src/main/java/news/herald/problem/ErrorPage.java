package news.herald.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the container refuses before or after JAX-RS, in the same form as everything else. {@code web.xml} sends every
 * error here: the servers' own pages name their version, and some print the stack trace. Safe for use by many threads.
 */
@WebServlet(urlPatterns = ErrorPage.PATH, asyncSupported = true)
public class ErrorPage extends HttpServlet {

    static final String PATH = "/error-page";

    private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE), (Throwable)
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.TYPE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(problem.json());
    }

    /** @param status none when somebody asks for this page by its own address */
    private static Problem problem(Integer status, Throwable thrown) {
        if (thrown != null) {
            Incident incident = Incident.next();
            LOG.log(Level.SEVERE, incident.toString(), thrown);
            return incident.fault();
        }
        return StatusWords.problem(status == null ? 404 : status);
    }
}
