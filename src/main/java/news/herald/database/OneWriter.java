package news.herald.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One transaction that writes at a time, in front of H2: from its first statement that changes or locks a row to its commit or
 * rollback. In H2, up to 2.4.240 at least, a transaction that waits for a row of one that then rolls back can write over what
 * a third one has committed (decision 29): an item would be what it was before its kill. Where nobody waits for a row, nobody
 * does that. What only reads goes by.
 *
 * <p>A transaction within another of the same thread goes by as well: it would wait for itself. Stands for one connection, so
 * used by one thread at a time; the turn is taken by one thread and given back by whichever ends the transaction.
 */
final class OneWriter implements InvocationHandler {

    /** As long as H2 waits for a row. */
    private static final long PATIENCE_SECONDS = 10;

    private static final Map<String, Turn> OF_DATABASES = new ConcurrentHashMap<>();

    private final Connection connection;
    private final Turn turn;
    private final AtomicBoolean mine = new AtomicBoolean();

    private OneWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.turn = OF_DATABASES.computeIfAbsent(connection.getMetaData().getURL(), url -> new Turn());
    }

    static Connection of(Connection connection) throws SQLException {
        return proxy(Connection.class, new OneWriter(connection));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(OneWriter.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "commit", "rollback", "close", "abort", "setAutoCommit" -> ending(method, arguments);
            case "prepareStatement" ->
                prepared((PreparedStatement) Reflected.call(connection, method, arguments), arguments);
            case "createStatement" -> statement((Statement) Reflected.call(connection, method, arguments));
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> Reflected.call(connection, method, arguments);
        };
    }

    private Object ending(Method method, Object[] arguments) throws Throwable {
        try {
            return Reflected.call(connection, method, arguments);
        } finally {
            if (!isUnderWay(method, arguments)) {
                give();
            }
        }
    }

    /** To go back to a savepoint, or to say again that statements do not commit by themselves, ends nothing. */
    private static boolean isUnderWay(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "rollback" -> arguments != null;
            case "setAutoCommit" -> Boolean.FALSE.equals(arguments[0]);
            default -> false;
        };
    }

    private PreparedStatement prepared(PreparedStatement statement, Object[] arguments) {
        return isReading((String) arguments[0])
                ? statement
                : proxy(
                        PreparedStatement.class,
                        (proxy, method, values) -> method.getName().startsWith("execute")
                                ? writing(statement, method, values)
                                : Reflected.call(statement, method, values));
    }

    private Statement statement(Statement statement) {
        return proxy(Statement.class, (proxy, method, values) -> {
            boolean writes = method.getName().startsWith("execute")
                    && !(values != null && values[0] instanceof String sql && isReading(sql));
            return writes ? writing(statement, method, values) : Reflected.call(statement, method, values);
        });
    }

    private Object writing(Statement statement, Method method, Object[] values) throws Throwable {
        take();
        try {
            return Reflected.call(statement, method, values);
        } finally {
            if (isOver()) {
                give();
            }
        }
    }

    /** After a statement: nobody ends a transaction of one, nor one whose database has gone. */
    private boolean isOver() {
        try {
            return connection.isClosed() || connection.getAutoCommit();
        } catch (SQLException gone) {
            return true;
        }
    }

    /** Whether it changes and locks no row. In doubt it does. */
    static boolean isReading(String sql) {
        String begin = sql.stripLeading().toUpperCase(Locale.ROOT);
        return begin.startsWith("SELECT") && !begin.contains("FOR UPDATE") && !begin.contains(" TABLE (")
                || begin.startsWith("CHECKPOINT")
                || begin.startsWith("CALL")
                || begin.startsWith("SET");
    }

    private void take() throws SQLException {
        if (!mine.get()) {
            mine.set(turn.take());
        }
    }

    private void give() {
        if (mine.getAndSet(false)) {
            turn.give();
        }
    }

    /** Of one database. Safe for use by many threads. */
    private static final class Turn {

        private final Semaphore one = new Semaphore(1, true);
        private volatile Thread holder;

        /** @return whether it has to be given back: not by a transaction within the holder's */
        boolean take() throws SQLException {
            if (holder == Thread.currentThread()) {
                return false;
            }
            try {
                if (!one.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new SQLTimeoutException("the transaction that writes does not end");
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new SQLException("interrupted before a transaction's turn to write", stopping);
            }
            holder = Thread.currentThread();
            return true;
        }

        void give() {
            holder = null;
            one.release();
        }
    }
}
