package news.herald.fuzz;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import news.herald.testing.RawAnswer;
import news.herald.testing.RawConnection;
import news.herald.testing.RawRequest;

/**
 * Sends one request after the other over one connection, as long as the server keeps it, and has each answer looked at. For
 * one thread.
 */
final class Sender implements Runnable {

    /** Whoever waits longer for an answer waits for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Set<String> MAKING = Set.of("POST", "PUT");

    private final int port;
    private final long seed;
    private final LongSupplier numbers;
    private final Requests requests;
    private final Known known;
    private final Tally tally;
    private RawConnection connection;
    private boolean used;

    /** Over the same connection, for which of two requests has spoilt it shows only with the second. */
    private RawRequest previous;

    /** @param numbers gives each request its own; less than 0 when it is enough */
    Sender(int port, long seed, LongSupplier numbers, Known known, Tally tally) {
        this.port = port;
        this.seed = seed;
        this.numbers = numbers;
        this.requests = new Requests(known);
        this.known = known;
        this.tally = tally;
    }

    @Override
    public void run() {
        try {
            for (long number = numbers.getAsLong(); number >= 0; number = numbers.getAsLong()) {
                Dice dice = new Dice(seed, number);
                RawRequest request = requests.next(dice);
                try {
                    exchange(request, dice, number);
                } catch (SocketTimeoutException late) {
                    fault(number, request, "no answer within " + PATIENCE);
                    hangUp();
                } catch (IOException ended) {
                    unanswered(number, request, ended);
                }
            }
        } catch (RuntimeException broken) {
            tally.fault("the sender itself: " + broken);
            throw broken;
        } finally {
            hangUp();
        }
    }

    private void exchange(RawRequest request, Dice dice, long number) throws IOException {
        byte[] bytes = request.bytes();
        // Payara leaves the body of a TRACE on the line, where it is taken for the next request.
        request.brokenFraming |= request.method.equals("TRACE") && request.body != null;
        RawAnswer answer;
        try {
            answer = answer(request, bytes);
        } catch (EOFException | SocketException closed) {
            // A server may end a connection that is at rest, at the moment in which something is sent over it.
            if (!used || request.brokenFraming) {
                throw closed;
            }
            hangUp();
            answer = answer(request, bytes);
        }
        used = true;
        judge(number, request, answer);
        previous = request;
        if (answer.isStream() && !request.method.equals("HEAD")) {
            listen(dice);
        }
        if (answer.last() || request.brokenFraming) {
            hangUp();
        }
    }

    private RawAnswer answer(RawRequest request, byte[] bytes) throws IOException {
        if (connection == null) {
            connection = new RawConnection(port, PATIENCE);
            used = false;
            previous = null;
        }
        connection.send(bytes);
        if (request.brokenFraming) {
            connection.sendEnd();
        }
        return connection.read(request.method);
    }

    private void judge(long number, RawRequest request, RawAnswer answer) {
        tally.count("requests");
        tally.count("status " + answer.status());
        if (answer.status() >= 400 && !AnswerRules.isProblem(answer)) {
            tally.count("by the server: " + answer.status() + " " + answer.header("content-type"));
        }
        AnswerRules.fault(request, answer)
                .ifPresent(fault -> fault(
                        number,
                        request,
                        fault + ": " + answer.status() + " " + answer.headers() + " "
                                + answer.text()
                                        .substring(
                                                0, Math.min(500, answer.text().length()))));
        if (known.isTold(request, answer)) {
            fault(number, request, "a stranger is told of a private topic: " + answer.text());
        }
        if (answer.status() == 201 && MAKING.contains(request.method)) {
            known.made(answer.header("location"));
        }
    }

    private void listen(Dice dice) throws IOException {
        tally.count("streams");
        if (dice.chance(70)) {
            connection.readPart();
        }
    }

    /** Which is no answer at all, and allowed to what is no request at all. */
    private void unanswered(long number, RawRequest request, IOException ended) {
        tally.count("requests");
        tally.count("connection closed without an answer");
        if (!request.brokenFraming) {
            fault(number, request, ended.toString());
        }
        hangUp();
    }

    private void fault(long number, RawRequest request, String what) {
        tally.fault(
                "request " + number + ": " + what + "\n" + request + (previous == null ? "" : "\nafter " + previous));
    }

    private void hangUp() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
