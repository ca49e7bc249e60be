package news.herald.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a request comes from, as far as limits count it. Stateless.
 *
 * <p>Each proxy adds the address that it saw to the end of {@code X-Forwarded-For}, so that with so many trusted ones the
 * last entries are theirs and true; what stands before them, anybody may have written. Of an IPv6 address the network
 * counts (64 bits), because a household is given that many.
 */
public final class ReaderAddress {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int NETWORK_BYTES = 8;

    private ReaderAddress() {}

    /** @param trustedProxies 0 when nothing stands in front of Herald: the header is not looked at then */
    public static String of(HttpServletRequest request, int trustedProxies) {
        String neighbour = network(request.getRemoteAddr()).orElse(request.getRemoteAddr());
        if (trustedProxies == 0) {
            return neighbour;
        }
        List<String> seen = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .toList();
        return seen.isEmpty()
                ? neighbour
                : network(seen.get(Math.max(0, seen.size() - trustedProxies))).orElse(neighbour);
    }

    /** Empty when it is no address; never looks a name up. */
    static Optional<String> network(String entry) {
        String address = withoutPort(entry.strip());
        if (IPV4.matcher(address).matches()) {
            return Optional.of(address);
        }
        if (!address.contains(":") || !IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return Optional.of(
                    bytes.length == 4
                            ? InetAddress.getByAddress(bytes).getHostAddress()
                            : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private static String withoutPort(String entry) {
        if (entry.startsWith("[") && entry.contains("]")) {
            return entry.substring(1, entry.indexOf(']'));
        }
        int colon = entry.indexOf(':');
        boolean oneColon = colon > 0 && colon == entry.lastIndexOf(':');
        int zone = entry.indexOf('%');
        return oneColon ? entry.substring(0, colon) : zone > 0 ? entry.substring(0, zone) : entry;
    }
}
