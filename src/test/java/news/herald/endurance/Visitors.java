package news.herald.endurance;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Streams that are opened and left again, some dozens at once. Of four visitors one leaves before it was answered, one after
 * half of the answer's first kilobyte may have come, two once they were greeted; every other one without a farewell (RST). Who
 * is told that there is no place just now comes again when they were told to: those who left without a farewell keep theirs
 * until the server has noticed.
 */
final class Visitors {

    private static final int AT_ONCE = 64;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final String GREETED = "event: hello";
    private static final String BUSY = "event: busy";
    private static final Pattern RETRY = Pattern.compile("retry: (\\d+)");

    private final int port;
    private final String target;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger greeted = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final Collection<String> faults = new ConcurrentLinkedQueue<>();

    Visitors(int port, String target) {
        this.port = port;
        this.target = target;
    }

    /** Waits until all have come and gone. */
    void come(int count) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletableFuture.allOf(IntStream.range(0, AT_ONCE)
                            .mapToObj(any -> CompletableFuture.runAsync(() -> visits(count), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many saw the beginning of a stream. */
    int greeted() {
        return greeted.get();
    }

    /** How many times somebody came again, for want of a place. */
    int again() {
        return again.get();
    }

    /** What those who waited got instead of a greeting. */
    List<String> faults() {
        return new ArrayList<>(faults);
    }

    private void visits(int count) {
        for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
            try {
                visit(number);
            } catch (IOException failed) {
                faults.add(number + ": " + failed);
            }
        }
    }

    private void visit(int number) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        OptionalInt pause = OptionalInt.of(0);
        while (pause.isPresent()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause.getAsInt()));
            try (Socket socket = new Socket()) {
                pause = visit(socket, number);
            }
            if (pause.isPresent() && System.nanoTime() > end) {
                throw new IOException("there was no place in all the time");
            }
        }
    }

    /** @return after how many milliseconds to come again; nothing when it was as it was meant */
    private OptionalInt visit(Socket socket, int number) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.bind(new InetSocketAddress(Idlers.address(number), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        if (number % 2 == 0) {
            socket.setSoLinger(true, 0);
        }
        String request =
                "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return switch (number / 2 % 4) {
            case 0 -> OptionalInt.empty();
            case 1 -> {
                socket.getInputStream().readNBytes(100);
                yield OptionalInt.empty();
            }
            default -> awaitGreeting(socket.getInputStream(), number);
        };
    }

    private OptionalInt awaitGreeting(InputStream answer, int number) throws IOException {
        StringBuilder seen = new StringBuilder();
        byte[] part = new byte[2_048];
        while (seen.indexOf(GREETED) < 0) {
            int read = answer.read(part);
            if (read < 0) {
                faults.add(number + ": instead of a stream " + seen);
                return OptionalInt.empty();
            }
            seen.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
            Matcher retry = RETRY.matcher(seen);
            if (seen.indexOf(BUSY) >= 0 && retry.find()) {
                again.incrementAndGet();
                return OptionalInt.of(Integer.parseInt(retry.group(1)));
            }
        }
        greeted.incrementAndGet();
        return OptionalInt.empty();
    }
}
