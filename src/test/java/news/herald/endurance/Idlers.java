package news.herald.endurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that begin a request and never come to its end: a byte now and then, as Slowloris does. For one thread. */
final class Idlers implements AutoCloseable {

    private final List<SocketChannel> open = new ArrayList<>();
    private final byte[] drops;
    private int dropped;

    /**
     * @param beginning what each sends at once
     * @param drops what each goes on with, a byte at a time, from the beginning again after the last
     */
    Idlers(int port, int count, String beginning, String drops) {
        this.drops = drops.getBytes(StandardCharsets.US_ASCII);
        byte[] first = beginning.getBytes(StandardCharsets.US_ASCII);
        try {
            for (int number = 0; number < count; number++) {
                SocketChannel channel = SocketChannel.open();
                open.add(channel);
                channel.bind(new InetSocketAddress(address(number), 0));
                channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                channel.configureBlocking(false);
                channel.write(ByteBuffer.wrap(first));
            }
        } catch (IOException failed) {
            close();
            throw new UncheckedIOException(failed);
        }
    }

    /** Many addresses, because one has too few ports and is let in less often. */
    static InetAddress address(int number) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 3, (byte) (1 + number % 200)});
    }

    /** The next byte of each. */
    void drip() {
        byte drop = drops[dropped++ % drops.length];
        open.removeIf(channel -> !takes(channel, drop));
    }

    /** How many the server has not hung up on. */
    int count() {
        return open.size();
    }

    private static boolean takes(SocketChannel channel, byte drop) {
        try {
            // What it says does not count, only that it hangs up.
            ByteBuffer answer = ByteBuffer.allocate(4_096);
            int read = channel.read(answer);
            if (read >= 0 && channel.write(ByteBuffer.wrap(new byte[] {drop})) >= 0) {
                return true;
            }
        } catch (IOException hungUp) {
            // As below.
        }
        hangUp(channel);
        return false;
    }

    private static void hangUp(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // Which is what was wanted.
        }
    }

    @Override
    public void close() {
        open.forEach(Idlers::hangUp);
        open.clear();
    }
}
