package news.herald.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbc.JdbcConnection;

/**
 * Makes a commit durable before it returns, and lets others in before that ({@link InEffect}).
 *
 * <p>H2 writes committed changes behind, up to half a second later; its own answer, {@code WRITE_DELAY=0}, switches off the
 * thread that compacts the file, which then grows by some 20 KB with each commit. So the delay stays and commits are
 * followed by a sync, which those at the same time share. PostgreSQL needs it for the transactions that said themselves
 * that their commit is not to wait for the disk: those that hold the journal's head, and tell us so by {@link InEffect}.
 *
 * <p>Stands for one connection, so used by one thread at a time.
 */
public final class DurableCommit implements InvocationHandler {

    /** Asked for by {@link Connection#getClientInfo(String)}, which every server's wrapper passes on. */
    private static final String AUTO_COMMIT = "herald.autoCommit";

    private final Connection connection;
    private final Durability durability;
    private final boolean waitsByItself;

    private DurableCommit(Connection connection, boolean waitsByItself) throws SQLException {
        this.connection = connection;
        this.durability = Durability.of(connection);
        this.waitsByItself = waitsByItself;
    }

    /** @param waitsByItself whether the database makes a commit durable that does not say otherwise */
    static Connection of(Connection connection, boolean waitsByItself) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                DurableCommit.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new DurableCommit(connection, waitsByItself));
    }

    /**
     * Whether each statement on a connection of Herald's is a transaction of its own, as the driver says. What Open
     * Liberty puts in front of it says so also in the midst of a transaction.
     */
    public static boolean commitsByItself(Connection connection) throws SQLException {
        return !"false".equals(connection.getClientInfo(AUTO_COMMIT));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "commit" -> {
                commit();
                return null;
            }
            case "unwrap" -> {
                Class<?> type = (Class<?>) arguments[0];
                return type.isInstance(connection) ? connection : connection.unwrap(type);
            }
            case "equals" -> {
                return proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "getClientInfo" -> {
                return arguments != null && AUTO_COMMIT.equals(arguments[0])
                        ? Boolean.toString(connection.getAutoCommit())
                        : pass(method, arguments);
            }
            default -> {
                return pass(method, arguments);
            }
        }
    }

    private Object pass(Method method, Object[] arguments) throws Throwable {
        return Reflected.call(connection, method, arguments);
    }

    private void commit() throws SQLException {
        if (!waitsByItself && !wrote()) {
            connection.commit();
            return;
        }
        durability.begins();
        try {
            connection.commit();
        } finally {
            durability.ends();
        }
        boolean othersLetIn = InEffect.tell();
        if (othersLetIn || !waitsByItself) {
            durability.sync(connection);
        }
    }

    /** Most transactions only read, and need no sync. */
    private boolean wrote() throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession().hasPendingTransaction();
    }
}
