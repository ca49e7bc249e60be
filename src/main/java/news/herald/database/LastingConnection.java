package news.herald.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A connection that a server's pool may keep for ever: once the database has ended it, the next transaction gets a new one
 * behind it. Without that Payara gives a dead connection out again and again, and there is no property of
 * {@code @DataSourceDefinition} common to the servers that would make their pools look.
 *
 * <p>Never in the midst of a transaction: what was done in it is lost, and whoever did it is told so. A connection that
 * was used within the last second is trusted; one that rested is asked first. Used by one thread at a time.
 */
final class LastingConnection implements InvocationHandler {

    /** Where new ones come from. */
    interface Source {
        Connection open() throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(LastingConnection.class.getName());
    private static final Duration TRUSTED = Duration.ofSeconds(1);
    private static final int PATIENCE_SECONDS = 5;

    private final Source source;
    private final long trustedNanos;
    private final Map<Method, Object[]> settings = new LinkedHashMap<>();
    private Connection connection;
    private boolean autoCommit = true;
    private boolean inTransaction;
    private boolean closed;
    private long usedAt = System.nanoTime();

    private LastingConnection(Source source, Duration trusted) throws SQLException {
        this.source = source;
        this.trustedNanos = trusted.toNanos();
        this.connection = source.open();
    }

    static Connection from(Source source) throws SQLException {
        return from(source, TRUSTED);
    }

    /** @param trusted after a rest of this length it is asked whether it lives */
    static Connection from(Source source, Duration trusted) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                LastingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new LastingConnection(source, trusted));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "equals" -> {
                return proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "isClosed" -> {
                return closed || inTransaction && connection.isClosed();
            }
            case "close", "abort" -> {
                closed = true;
                return pass(method, arguments);
            }
            case "commit", "rollback" -> {
                try {
                    return pass(method, arguments);
                } finally {
                    // But for a rollback to a savepoint; of commits that failed it is over too.
                    inTransaction = inTransaction && arguments != null;
                }
            }
            default -> {
                renewIfDead();
                Object answer = pass(method, arguments);
                remember(method, arguments);
                return answer;
            }
        }
    }

    private void renewIfDead() throws Throwable {
        if (closed || inTransaction || isAlive()) {
            return;
        }
        LOG.log(Level.INFO, "A connection to the database had ended; Herald makes a new one");
        closeQuietly();
        connection = source.open();
        for (Map.Entry<Method, Object[]> setting : settings.entrySet()) {
            pass(setting.getKey(), setting.getValue());
        }
    }

    private boolean isAlive() throws SQLException {
        boolean trusted = System.nanoTime() - usedAt < trustedNanos;
        return !connection.isClosed() && (trusted || connection.isValid(PATIENCE_SECONDS));
    }

    private void closeQuietly() {
        try {
            connection.close();
        } catch (SQLException gone) {
            LOG.log(Level.FINE, "a dead connection could not be closed", gone);
        }
    }

    /** What its owner sets holds for those that follow too. */
    private void remember(Method method, Object[] arguments) {
        String name = method.getName();
        if (name.startsWith("set") && method.getReturnType() == void.class) {
            settings.put(method, arguments);
        }
        if (name.equals("setAutoCommit")) {
            autoCommit = (boolean) arguments[0];
            inTransaction = inTransaction && !autoCommit;
        }
        if (name.startsWith("prepare") || name.equals("createStatement")) {
            inTransaction = !autoCommit;
        }
    }

    private Object pass(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        } finally {
            usedAt = System.nanoTime();
        }
    }
}
