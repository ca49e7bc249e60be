package news.herald.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import news.herald.testing.JournalChecker.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a steady reader takes for good, and that it notices what a server must not send. */
class SteadyReaderTest {

    private static final String GOOD = "id: a-1\nevent: row.put\ndata: {\"key\":\"k1\"}\n\n";

    @Test
    void whatIsWellFormedIsKept() throws Exception {
        try (SteadyReader reader = read(GOOD + "event: heartbeat\ndata: {\"id\":\"a-1\"}\n\n")) {
            assertEquals(List.of(new Entry("a-1", "row k1")), reader.entries());
            assertEquals(List.of("the stream ended"), reader.faults());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: a-1\nevent: row.put\ndata: {}\n\n",
                "id: a-0\nevent: row.put\ndata: {}\n\n",
                "event: forged\ndata: {}\n\n",
                "id: a-2\nevent: row.put\ndata: {\n\n",
                "id: a-2\nevent: row.put\ndata: {}\ndata: {}\n\n",
                "id: a-2\nevent: row.put\ndata: {\"a\":\"\r\"}\n\n",
                "id: zz\nevent: row.put\ndata: {}\n\n",
                "event: reset\ndata: {}\n\n"
            })
    void whatIsNotIsNoticed(String more) throws Exception {
        try (SteadyReader reader = read(GOOD + more)) {
            assertTrue(reader.faults().size() > 1, () -> reader.faults().toString());
        }
    }

    /** From a server that sends this and ends. */
    private static SteadyReader read(String events) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> answer(listening, events));
            SteadyReader reader = new SteadyReader(listening.getLocalPort(), "/events", "a-0");
            reader.run();
            serving.get(10, TimeUnit.SECONDS);
            return reader;
        }
    }

    private static void answer(ServerSocket listening, String events) {
        byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
        try (Socket reader = listening.accept()) {
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.US_ASCII));
            while (!request.readLine().isEmpty()) {
                // Up to its end, or the connection would end with an error.
            }
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(bytes.length) + "\r\n";
            reader.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            reader.getOutputStream().write(bytes);
            reader.getOutputStream().write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
