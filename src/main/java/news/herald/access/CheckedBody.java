package news.herald.access;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import news.herald.problem.Refusal;

/**
 * A request's body, at whose end the caller is looked at once more if it was long in coming: whoever holds back its last
 * byte must not write with a right that was taken away meanwhile. Used by one thread at a time.
 */
final class CheckedBody extends ServletInputStream {

    /** Nanoseconds; for so long a node believes what it knows of a caller in any case. */
    private static final long PROMPT = 1_000_000_000L;

    private final ServletInputStream body;
    private final Standing standing;
    private final long began;
    private boolean checked;

    /** @param began when the caller was known: Open Liberty gives the stream only once there is something in it */
    CheckedBody(ServletInputStream body, long began, Standing standing) {
        this.body = body;
        this.began = began;
        this.standing = standing;
    }

    @Override
    public int read() throws IOException {
        return afterALook(body.read());
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        return afterALook(body.read(bytes, from, most));
    }

    private int afterALook(int result) {
        if (result < 0 && !checked) {
            checked = true;
            if (System.nanoTime() - began > PROMPT && !standing.isUnchanged()) {
                throw Refusal.forbidden("The right of this caller was changed while this was being sent.");
            }
        }
        return result;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
