package news.herald.wire;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import news.herald.problem.Refusal;

/**
 * A body that must come at some pace, because it holds one of the server's threads for as long as it takes: a byte now and
 * then would keep any time-out of a server from its end. Used by one thread at a time.
 */
final class ArrivingBody extends PassedOnBody {

    /** Nanoseconds that any body has. */
    static final long PATIENCE = 30_000_000_000L;

    /** Nanoseconds more for each byte that has come: 10 KB a second, which the slowest of lines has. */
    static final long EACH_BYTE = 100_000;

    private final Runnable whole;
    private final long began = System.nanoTime();
    private long received;
    private boolean begun;

    /** @param whole run when all of it is here */
    ArrivingBody(ServletInputStream body, Runnable whole) {
        super(body);
        this.whole = whole;
    }

    /** Whether anybody has asked for a byte of it. */
    boolean isBegun() {
        return begun;
    }

    @Override
    public int read() throws IOException {
        begun = true;
        try {
            return super.read();
        } catch (IOException ended) {
            throw why(ended);
        }
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        begun = true;
        try {
            return super.read(bytes, from, most);
        } catch (IOException ended) {
            throw why(ended);
        }
    }

    @Override
    protected void arrived(int count) {
        if (count < 0) {
            whole.run();
            return;
        }
        received += count;
        if (isLate()) {
            throw tooSlow();
        }
    }

    /** Open Liberty waits for as many bytes as a buffer takes, and gives up by itself ({@code docker/liberty}). */
    private IOException why(IOException ended) {
        if (ended instanceof SocketTimeoutException || isLate()) {
            throw tooSlow();
        }
        return ended;
    }

    private boolean isLate() {
        return System.nanoTime() - began > PATIENCE + received * EACH_BYTE;
    }

    private static Refusal tooSlow() {
        return new Refusal(408, "Request timeout", "The body comes too slowly.", List.of());
    }
}
