package news.herald.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResponseParserTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX: 1\r\nx: 2\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n5\r\ndata:\r\n3;ext=1\r\n a\n\r\nA\r\n0123456789\r\n0\r\nT: 1\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 11, 1000})
    void chunksAreJoinedWhereverTheNetworkTears(int piece) {
        Heard heard = feed(CHUNKED, piece);
        assertEquals(200, heard.status);
        assertEquals("1, 2", heard.headers.get("x"));
        assertEquals("data: a\n0123456789", heard.body.toString());
        assertTrue(heard.ended);
    }

    @Test
    void aLengthEndsTheBody() {
        Heard heard = feed("HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nabc", 2);
        assertEquals(404, heard.status);
        assertEquals("abc", heard.body.toString());
        assertTrue(heard.ended);
    }

    @Test
    void withoutEitherTheConnectionEndsIt() {
        Heard heard = feed("HTTP/1.1 200 OK\r\n\r\nabc", 2);
        assertEquals("abc", heard.body.toString());
        assertFalse(heard.ended);
    }

    @Test
    void anInterimResponseIsPassedOver() {
        assertEquals(
                201, feed("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n", 5).status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMTP ready\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab"
            })
    void brokenFramingIsRefused(String response) {
        assertThrows(RuntimeException.class, () -> feed(response, 1000));
    }

    private static Heard feed(String response, int piece) {
        Heard heard = new Heard();
        HttpResponseParser parser = new HttpResponseParser(heard);
        byte[] bytes = response.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += piece) {
            parser.feed(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)));
        }
        return heard;
    }

    private static final class Heard implements HttpResponseParser.Listener {

        private final StringBuilder body = new StringBuilder();
        private int status;
        private Map<String, String> headers = Map.of();
        private boolean ended;

        @Override
        public void head(int status, Map<String, String> headers) {
            this.status = status;
            this.headers = headers;
        }

        @Override
        public void body(ByteBuffer bytes) {
            body.append(StandardCharsets.UTF_8.decode(bytes));
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
