package news.herald.testing;

import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reader asks for: one GET of a stream. Immutable; each method returns a changed copy.
 *
 * @param port of the server on 127.0.0.1
 * @param target path and query, as they go on the wire
 * @param headers more request headers
 * @param source the reader's own address in 127.0.0.0/8
 * @param receiveBuffer SO_RCVBUF in bytes, 0 for the system's own choice
 */
public record StreamRequest(int port, String target, Map<String, String> headers, String source, int receiveBuffer) {

    public StreamRequest {
        headers = Map.copyOf(headers);
    }

    public static StreamRequest of(int port, String target) {
        return new StreamRequest(port, target, Map.of("Accept", "text/event-stream"), "127.0.0.1", 0);
    }

    public static StreamRequest topic(int port, String topic) {
        return of(port, "/api/topics/" + topic + "/stream");
    }

    public StreamRequest header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new StreamRequest(port, target, more, source, receiveBuffer);
    }

    public StreamRequest lastEventId(String id) {
        return header("Last-Event-ID", id);
    }

    public StreamRequest lastEventIdInQuery(String id) {
        return query("lastEventId", URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    /** @param encoded the value as it is to stand on the wire */
    public StreamRequest query(String name, String encoded) {
        String longer = target + (target.contains("?") ? "&" : "?") + name + "=" + encoded;
        return new StreamRequest(port, longer, headers, source, receiveBuffer);
    }

    public StreamRequest from(String address) {
        return new StreamRequest(port, target, headers, address, receiveBuffer);
    }

    public StreamRequest receiveBuffer(int bytes) {
        return new StreamRequest(port, target, headers, source, bytes);
    }

    public SseConnection open() {
        return SseConnection.open(this);
    }

    /** In which form this asks for events. */
    WireRules.Form form() {
        boolean message =
                target.contains("event=message") || target.startsWith("/events") && !target.contains("event=");
        return message ? WireRules.Form.MESSAGE : WireRules.Form.TYPED;
    }

    byte[] bytes() {
        StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    InetAddress sourceAddress() {
        try {
            return InetAddress.getByName(source);
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(source, notAnAddress);
        }
    }
}
