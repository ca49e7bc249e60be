package news.herald.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** What the machine is called, for a node that was given no name. Stateless. */
final class HostName {

    private static final int LONGEST = 64;
    private static final String UNKNOWN = "node";

    private HostName() {}

    /** May wait for the network's name service. @return 1 to 64 of letters, digits and {@code . _ -} */
    static String ofThisMachine() {
        return asNodeName(read());
    }

    private static String read() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException notInTheHostsFile) {
            return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("");
        }
    }

    static String asNodeName(String host) {
        String plain = host.strip().replaceAll("[^A-Za-z0-9._-]", "-");
        return plain.isEmpty() ? UNKNOWN : plain.substring(0, Math.min(plain.length(), LONGEST));
    }
}
