package news.herald.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes a commit of H2 durable before it returns. H2 writes committed changes behind, up to half a second later; its own
 * answer, {@code WRITE_DELAY=0}, switches off the thread that compacts the file, which then grows by some 20 KB with each
 * commit. So the delay stays and each commit is followed by {@code CHECKPOINT SYNC}. Commits at the same time share one: the
 * second finds nothing left to write.
 *
 * <p>Stands for one connection, so used by one thread at a time.
 */
final class DurableCommit implements InvocationHandler {

    private final Connection connection;

    private DurableCommit(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                DurableCommit.class.getClassLoader(), new Class<?>[] {Connection.class}, new DurableCommit(connection));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "commit" -> {
                connection.commit();
                sync();
                return null;
            }
            case "unwrap" -> {
                return ((Class<?>) arguments[0]).cast(connection);
            }
            case "equals" -> {
                return proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                }
            }
        }
    }

    private void sync() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }
}
