package news.herald.wire;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import news.herald.problem.Refusal;

/** A request with a body that is on its way. Used by one thread at a time. */
public final class ArrivingRequest extends HttpServletRequestWrapper {

    private static final String ATTRIBUTE = ArrivingRequest.class.getName();

    /** Bytes. So much is read before the answer goes out, and the connection is kept: it came with the head. */
    private static final int SMALL = 65_536;

    /** Nanoseconds in which a caller is given the answer while they still send: cut off, they would miss what was wrong. */
    private static final long FAREWELL = 5_000_000_000L;

    private ArrivingBody body;
    private Optional<Runnable> awaiting = Optional.empty();

    ArrivingRequest(HttpServletRequest request) {
        super(request);
        request.setAttribute(ATTRIBUTE, this);
    }

    /** @return nothing when the request has no body */
    public static Optional<ArrivingRequest> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ArrivingRequest arriving
                ? Optional.of(arriving)
                : Optional.empty();
    }

    /**
     * Its caller may send all of it, whatever they are answered.
     *
     * @param end run once: when all of it is here, or nobody waits for it any more
     */
    public void await(Runnable end) {
        awaiting = Optional.of(end);
    }

    boolean isAwaited() {
        return awaiting.isPresent();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new ArrivingBody(super.getInputStream(), this::end);
        }
        return body;
    }

    /** Nobody waits for it any more. */
    void end() {
        Optional<Runnable> waiting = awaiting;
        awaiting = Optional.empty();
        waiting.ifPresent(Runnable::run);
    }

    boolean isHere() {
        try {
            return getInputStream().isFinished();
        } catch (IOException | IllegalStateException broken) {
            return false;
        }
    }

    /**
     * Once it is answered: reads what nobody has read, of a caller who is waited for. WildFly would read it by itself, without
     * an end, but for a connection that is closed.
     */
    void readRest(HttpServletResponse response) {
        if (!isAwaited() || isAsking()) {
            return;
        }
        try {
            if (isExpected(response.getStatus()) && read(SMALL, ArrivingBody.PATIENCE)) {
                return;
            }
        } catch (IOException | IllegalStateException | Refusal tooSlow) {
            // Whoever is at the other end: the connection is of no use.
        }
        try {
            UnreadBodyFilter.close(this, response);
            finish(response);
            read(Long.MAX_VALUE, FAREWELL);
        } catch (IOException | IllegalStateException | Refusal over) {
            // It broke off, or was read another way.
        }
    }

    /** Whoever is refused is told so at once; if all of it came with the head, their connection goes on. */
    private boolean isExpected(int status) throws IOException {
        long length = getContentLengthLong();
        return length <= SMALL
                && (status < 400 || length >= 0 && getInputStream().available() >= length);
    }

    /** Whether the caller waits to be told to send it (RFC 9110, section 10.1.1), and is told no by the answer. */
    private boolean isAsking() {
        return "100-continue".equalsIgnoreCase(getHeader("Expect"))
                && !getProtocol().equals("HTTP/1.0")
                && (body == null || !body.isBegun());
    }

    /** @return whether all of it is here */
    private boolean read(long most, long nanos) throws IOException {
        byte[] bytes = new byte[8_192];
        ServletInputStream rest = getInputStream();
        long begun = System.nanoTime();
        for (long count = 0; count < most && System.nanoTime() - begun < nanos; ) {
            int read = rest.read(bytes);
            if (read < 0) {
                return true;
            }
            count += read;
        }
        return false;
    }

    /** By whichever of the two it was written. */
    private static void finish(HttpServletResponse response) throws IOException {
        try {
            response.getOutputStream().close();
        } catch (IllegalStateException written) {
            response.getWriter().close();
        }
    }
}
