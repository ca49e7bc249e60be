package news.herald.wire;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A request's body that somebody looks at as it is read. Used by one thread at a time. */
public abstract class PassedOnBody extends ServletInputStream {

    private final ServletInputStream body;

    protected PassedOnBody(ServletInputStream body) {
        this.body = body;
    }

    /**
     * @param count of bytes that have come just now, less than none at the end
     * @throws news.herald.problem.Refusal when whoever sends it is to send no more
     */
    protected abstract void arrived(int count);

    @Override
    public int read() throws IOException {
        int next = body.read();
        arrived(next < 0 ? -1 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int count = body.read(bytes, from, most);
        arrived(count);
        return count;
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
