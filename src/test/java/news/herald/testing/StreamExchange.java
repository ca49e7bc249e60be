package news.herald.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One request and its endless answer: connects, sends, takes the HTTP framing off, feeds the parser. Everything but
 * {@link #open}, {@link #stall}, {@link #resume} and {@link #close} happens on the loop's thread.
 */
final class StreamExchange implements SelectorLoop.Handler, HttpResponseParser.Listener {

    /** Hears of the exchange on the loop's thread. */
    interface Listener extends SseParser.Listener {

        void head(int status, Map<String, String> headers);

        /** The body as it came, before it is parsed. */
        default void body(ByteBuffer bytes) {}

        /** No more will come. @param reason one of: closed by us, closed by the server, ended, or what failed */
        void closed(String reason);
    }

    private final SelectorLoop loop;
    private final StreamRequest request;
    private final Listener listener;
    private final HttpResponseParser response = new HttpResponseParser(this);
    private final SseParser events;
    private ByteBuffer unsent;
    private SocketChannel channel;
    private SelectionKey key;
    private boolean isOver;

    private StreamExchange(SelectorLoop loop, StreamRequest request, Listener listener) {
        this.loop = loop;
        this.request = request;
        this.listener = listener;
        this.events = new SseParser(listener);
        this.unsent = ByteBuffer.wrap(request.bytes());
    }

    static StreamExchange open(SelectorLoop loop, StreamRequest request, Listener listener) {
        StreamExchange exchange = new StreamExchange(loop, request, listener);
        loop.execute(exchange::connect);
        return exchange;
    }

    private void connect() {
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (request.receiveBuffer() > 0) {
                // Before connect, because the window is agreed then.
                channel.setOption(StandardSocketOptions.SO_RCVBUF, request.receiveBuffer());
            }
            channel.bind(new InetSocketAddress(request.sourceAddress(), 0));
            key = loop.register(channel, SelectionKey.OP_CONNECT, this);
            if (channel.connect(new InetSocketAddress("127.0.0.1", request.port()))) {
                key.interestOps(SelectionKey.OP_WRITE);
            }
        } catch (IOException failed) {
            failed(failed);
        }
    }

    @Override
    public void ready(SelectionKey ready, ByteBuffer scratch) throws IOException {
        if (ready.isConnectable() && channel.finishConnect()) {
            ready.interestOps(SelectionKey.OP_WRITE);
        }
        if (ready.isWritable() && unsent != null) {
            channel.write(unsent);
            if (!unsent.hasRemaining()) {
                unsent = null;
                ready.interestOps(SelectionKey.OP_READ);
            }
        }
        if (ready.isReadable()) {
            int read = channel.read(scratch);
            if (read < 0) {
                over("closed by the server");
            } else {
                response.feed(scratch.flip());
            }
        }
    }

    @Override
    public void failed(Exception why) {
        over(why.toString());
    }

    @Override
    public void head(int status, Map<String, String> headers) {
        listener.head(status, headers);
    }

    @Override
    public void body(ByteBuffer bytes) {
        listener.body(bytes.duplicate());
        events.feed(bytes);
    }

    @Override
    public void end() {
        over("ended");
    }

    /** Reads no more once this returns, so that the buffers of both kernels fill up. Not to be called by the loop. */
    void stall() {
        CompletableFuture.runAsync(() -> interest(0), loop::execute).join();
    }

    void resume() {
        loop.execute(() -> interest(SelectionKey.OP_READ));
    }

    private void interest(int operations) {
        if (!isOver && key != null) {
            key.interestOps(operations);
        }
    }

    void close() {
        loop.execute(() -> over("closed by us"));
    }

    private void over(String reason) {
        if (!isOver) {
            isOver = true;
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException alreadyGone) {
                // The kernel frees it all the same.
            }
            listener.closed(reason);
        }
    }
}
