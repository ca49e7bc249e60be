package news.herald.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One HTTP/1.1 request as it goes over the line, right or wrong. Changed by its methods; for one thread.
 *
 * <p>Characters are bytes here (ISO 8859-1), so that any byte can stand anywhere.
 */
public final class RawRequest {

    public String method;
    public String target;
    public String version = "HTTP/1.1";
    public final List<String> headers = new ArrayList<>();
    public byte[] body;

    /** In place of the header that says how long the body is; null for the right one. */
    public String framing;

    public boolean chunked;

    /** Whether the server cannot know where this ends, or must not trust it: the connection is of no use afterwards. */
    public boolean brokenFraming;

    public RawRequest(String method, String target) {
        this.method = method;
        this.target = target;
    }

    public RawRequest header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    public RawRequest json(String json) {
        body = json.getBytes(StandardCharsets.UTF_8);
        return header("Content-Type", "application/json");
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512 + (body == null ? 0 : body.length));
        StringBuilder head =
                new StringBuilder(method).append(' ').append(target).append(' ').append(version);
        headers.forEach(header -> head.append("\r\n").append(header));
        if (framing != null) {
            head.append("\r\n").append(framing);
        } else if (chunked) {
            head.append("\r\nTransfer-Encoding: chunked");
        } else if (body != null) {
            head.append("\r\nContent-Length: ").append(body.length);
        }
        out.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (body != null && chunked && framing == null) {
            chunks(out);
        } else if (body != null) {
            out.writeBytes(body);
        }
        return out.toByteArray();
    }

    private void chunks(ByteArrayOutputStream out) {
        for (int at = 0; at < body.length; at += 4096) {
            int length = Math.min(4096, body.length - at);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, at, length);
            out.writeBytes(new byte[] {'\r', '\n'});
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** For whoever wants to send it again. */
    @Override
    public String toString() {
        String text = new String(bytes(), StandardCharsets.ISO_8859_1);
        StringBuilder visible = new StringBuilder();
        text.substring(0, Math.min(1_500, text.length()))
                .chars()
                .forEach(c -> visible.append(
                        c > ' ' - 1 && c < 0x7f
                                ? String.valueOf((char) c)
                                : c == '\n' ? "\\n\n" : String.format("\\x%02x", c)));
        return visible + (text.length() > 1_500 ? "… of " + text.length() + " bytes" : "");
    }
}
