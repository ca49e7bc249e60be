package news.herald.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A socket that takes any bytes, and reads one answer after the other (RFC 9112, sections 4 to 7). For one thread. */
public final class RawConnection implements AutoCloseable {

    private static final int LONGEST_LINE = 100_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    public RawConnection(int port, Duration patience) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) patience.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) patience.toMillis());
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Nothing more will come: a server that waits for the rest of something gives up. */
    public void sendEnd() throws IOException {
        socket.shutdownOutput();
    }

    /**
     * @param method of the request: the answer to a HEAD has no body, whatever its headers say
     * @throws EOFException when the connection ended before an answer began
     * @throws java.net.SocketTimeoutException when nothing came for as long as the patience
     */
    public RawAnswer read(String method) throws IOException {
        String start = line();
        while (start.matches("HTTP/1\\.1 1[0-9]{2}.*")) {
            headers();
            start = line();
        }
        if (!start.matches("HTTP/1\\.[01] [2-5][0-9]{2}( .*)?")) {
            throw new IOException("no answer in HTTP: " + start);
        }
        int status = Integer.parseInt(start.substring(9, 12));
        Map<String, String> headers = headers();
        RawAnswer head = new RawAnswer(status, headers, new byte[0], false);
        if (head.isStream() && !method.equals("HEAD")) {
            return new RawAnswer(status, headers, new byte[0], true);
        }
        boolean bodiless = method.equals("HEAD") || status == 204 || status == 304;
        boolean framed = headers.containsKey("content-length") || headers.containsKey("transfer-encoding");
        byte[] body = bodiless ? new byte[0] : body(headers);
        boolean last =
                headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("close")
                        || start.startsWith("HTTP/1.0")
                        || !(framed || bodiless);
        return new RawAnswer(status, headers, body, last);
    }

    /** The next part of a stream that has begun, empty when it ended. */
    public byte[] readPart() throws IOException {
        byte[] part = in.readNBytes(chunkSize());
        line();
        return part;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunked();
        }
        if (headers.containsKey("content-length")) {
            int length = Integer.parseInt(headers.get("content-length"));
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                throw new IOException("the connection ended within an answer");
            }
            return body;
        }
        return in.readAllBytes();
    }

    private byte[] chunked() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().replaceFirst(";.*", "").strip(), 16);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IOException("no header of an answer: " + line);
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        return headers;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException(
                        line.size() == 0 ? "the connection ended" : "the connection ended within a line");
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a line without end");
            }
            line.write(one);
        }
        return line.toString(StandardCharsets.ISO_8859_1).replaceFirst("\r$", "");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // Which is what was wanted.
        }
    }
}
