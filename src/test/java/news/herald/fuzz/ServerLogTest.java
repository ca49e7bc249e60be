package news.herald.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLogTest {

    private static final String QUIET =
            "[2026-11-27T00:25:54.061+0000] [] [INFO] [] [news.herald.Start] [[\n  ready]]\n";
    private static final String UNREADABLE =
            "[2026-11-27T00:25:54.061+0000] [] [\u001b[1;91mSEVERE\u001b[0m] [AS-WEB-CORE-00037] [jakarta.enterprise.web.core] [[\n"
                    + "java.lang.IllegalArgumentException: URLDecoder\n\tat org.glassfish.grizzly.Oh(Oh.java:1)]]\n";

    @Test
    void whatIsUsualAndWhatNobodyCouldReadIsNoComplaint() {
        assertEquals(List.of(), ServerLog.complaints(QUIET + UNREADABLE + QUIET));
    }

    @Test
    void thatNobodyTookAnAnswerIsNone() {
        String page = "[2026-11-27T08:59:19.950+0000] [] [WARNING] [] [jakarta.enterprise.web] [[\n"
                + "  StandardHostValve@3: Exception processing ErrorPage[errorCode=0, location=/error-page]\n"
                + "java.io.IOException: Connection is closed\n\tat org.glassfish.grizzly.nio.Oh(Oh.java:1)]]\n";
        String jersey = "[2026-11-27T08:59:19.950+0000] [] [SEVERE] [] [x] [[\n"
                + "java.io.IOException: Connection is closed\n"
                + "\tat org.glassfish.jersey.server.ServerRuntime$Responder.process(ServerRuntime.java:1)]]\n";
        assertEquals(List.of(), ServerLog.complaints(page + jersey));
    }

    @Test
    void thatOneOfTwoWasQuickerIsNone() {
        String race = "[2026-11-27T09:35:02.193+0000] [] [WARNING] [] [org.eclipse.persistence.session] [[\n"
                + "JdbcSQLIntegrityConstraintViolationException: Unique index [23505-224]\n"
                + "\tat news.herald.rows.Rows.put(Rows.java:1)]]\n";
        assertEquals(List.of(), ServerLog.complaints(race));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2026-11-27T00:25:54.061+0000] [] [SEVERE] [] [news.herald.problem.Faults] [[\n  incident 1\n"
                        + "org.eclipse.persistence.exceptions.DatabaseException: [23505-224]]]\n",
                "[2026-11-27T00:25:54.061+0000] [] [SEVERE] [] [news.herald.problem.Faults] [[\n  incident 1]]\n",
                "[2026-11-27T00:25:54.061+0000] [] [WARNING] [] [x] [[\njava.lang.IllegalStateException\n\tat a.B(B.java)]]\n",
                "[2026-11-27T00:25:54.061+0000] [] [SEVERE] [AS-WEB-CORE-00037] [x] [[\n\tat news.herald.wire.Poll.look(P.java)]]\n",
                "00:25:54,061 ERROR [news.herald.problem.Faults] (default task-1) incident 1\n",
                "[ERROR   ] incident 1\n",
                "[err] java.lang.OutOfMemoryError\n"
            })
    void aFaultBetweenThemIsOne(String record) {
        assertEquals(
                1,
                ServerLog.complaints(QUIET + UNREADABLE + record + UNREADABLE).size());
    }
}
