package news.herald.problem;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What the container refuses before or after JAX-RS, in the same form as everything else. {@code web.xml} sends every
 * error here: the servers' own pages name their version, and some print the stack trace. Safe for use by many threads.
 */
@WebServlet(urlPatterns = "/error-page", loadOnStartup = 1, asyncSupported = true)
public class ErrorPage extends HttpServlet {

    @Inject
    private transient Faults faults;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // None when somebody asks for this page by its own address.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (status == HttpServletResponse.SC_NOT_IMPLEMENTED) {
            // So HttpServlet answers a method that it does not know. It is the caller's fault, as JAX-RS says it is.
            status = HttpServletResponse.SC_METHOD_NOT_ALLOWED;
            response.setHeader("Allow", "GET, HEAD, OPTIONS");
        }
        // Open Liberty has an exception of its own for an address that it does not serve.
        Problem problem =
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault && status >= 500
                        ? faults.problem(fault)
                        : StatusWords.problem(status);
        ServletProblem.write(response, problem);
    }
}
