package news.herald.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that are started later. Stateless. */
public final class FreePorts {

    private static final int LOWEST = 18_000;

    /** Below those from which the system takes one for a client, who would have it by the time that the server starts. */
    private static final int HIGHEST = 32_000;

    private FreePorts() {}

    public static int one() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // The next one.
            }
        }
        throw new IllegalStateException("no port from " + LOWEST + " to " + HIGHEST + " is free");
    }
}
