package news.herald.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A connection that a server's pool may keep for ever: once the database has ended it, the next transaction gets a new one
 * behind it. Without that Payara gives a dead connection out again and again, and there is no property of
 * {@code @DataSourceDefinition} common to the servers that would make their pools look.
 *
 * <p>Never in the midst of a transaction: what was done in it is lost, and whoever did it is told so. A connection that
 * spoke with the database within the last second is trusted while none other has ended; one that rested is asked first. Used
 * by one thread at a time.
 */
final class LastingConnection implements InvocationHandler {

    /** Where new ones come from. */
    interface Source {
        Connection open() throws SQLException;
    }

    /** What the owner has set, so that it holds for those that follow too. */
    private record Setting(Method setter, Object[] arguments) {

        /** Of client infos each name is a setting of its own. */
        String key() {
            return setter.getName() + (arguments[0] instanceof String name && arguments.length == 2 ? name : "");
        }
    }

    private static final Logger LOG = Logger.getLogger(LastingConnection.class.getName());
    private static final int PATIENCE_SECONDS = 5;

    private final Source source;
    private final Trust trust;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private Connection connection;
    private boolean autoCommit = true;

    /** Something was begun that the owner has not ended. */
    private boolean begun;

    /** The owner has ended what this connection took along with it. */
    private boolean buried;

    private boolean closed;

    /**
     * When it was asked what it answered: it may have ended since. What is set or prepared does not count, which is a note of
     * the driver's and says nothing of the database.
     */
    private long spokeAt;

    private LastingConnection(Source source, Trust trust) throws SQLException {
        this.source = source;
        this.trust = trust;
        this.spokeAt = System.nanoTime();
        this.connection = source.open();
    }

    /** @param trust of all connections to the same database */
    static Connection from(Source source, Trust trust) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                LastingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new LastingConnection(source, trust));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        switch (name) {
            case "equals" -> {
                return proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "toString" -> {
                return "lasting " + connection;
            }
            case "isClosed" -> {
                return closed || isInTransaction() && connection.isClosed();
            }
            case "close", "abort" -> {
                closed = true;
                return Reflected.call(connection, method, arguments);
            }
            case "commit", "rollback" -> {
                return end(method, arguments);
            }
            default -> {
                return name.startsWith("set") && method.getReturnType() == void.class
                        ? set(method, arguments)
                        : use(method, arguments);
            }
        }
    }

    private Object use(Method method, Object[] arguments) throws Throwable {
        renewIfDead();
        Object answer = Reflected.call(connection, method, arguments);
        if (method.getName().startsWith("prepare") || method.getName().equals("createStatement")) {
            begun = !autoCommit;
        }
        return answer;
    }

    private Object end(Method method, Object[] arguments) throws Throwable {
        long asked = hasSaidSomething() ? System.nanoTime() : spokeAt;
        try {
            Object answer = Reflected.call(connection, method, arguments);
            spokeAt = asked;
            return answer;
        } finally {
            // A rollback to a savepoint ends nothing; a commit that failed does.
            if (arguments == null) {
                ended();
            }
        }
    }

    private void ended() throws SQLException {
        begun = false;
        buried = hasEnded();
    }

    /**
     * Noted first, and never a reason to make a new one: IronJacamar remembers a mode as set also when setting it failed, so
     * that a failure here would leave the next transaction in autocommit.
     */
    private Object set(Method method, Object[] arguments) throws Throwable {
        Setting setting = new Setting(method, arguments);
        settings.put(setting.key(), setting);
        boolean endsTransaction = method.getName().equals("setAutoCommit") && (boolean) arguments[0];
        if (method.getName().equals("setAutoCommit")) {
            autoCommit = (boolean) arguments[0];
        }
        try {
            boolean nothingToSet = connection.isClosed() && !isInTransaction();
            return nothingToSet ? null : Reflected.call(connection, method, arguments);
        } finally {
            if (endsTransaction) {
                ended();
            }
        }
    }

    private void renewIfDead() throws Throwable {
        if (closed || isInTransaction() || isAlive()) {
            return;
        }
        LOG.log(Level.INFO, "A connection to the database had ended; Herald makes a new one");
        closeQuietly(connection);
        long asked = System.nanoTime();
        Connection next = source.open();
        try {
            for (Setting setting : settings.values()) {
                Reflected.call(next, setting.setter(), setting.arguments());
            }
        } catch (SQLException halfSet) {
            closeQuietly(next);
            throw halfSet;
        }
        connection = next;
        spokeAt = asked;
        buried = false;
    }

    /**
     * The driver knows best: Open Liberty keeps prepared statements and runs them without asking the connection. Of one that
     * has ended it knows what was under way then, until the owner has ended that too.
     */
    private boolean isInTransaction() throws SQLException {
        return begun || !buried && hasSaidSomething();
    }

    private boolean hasSaidSomething() throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    private boolean isAlive() throws SQLException {
        return !hasEnded() && (trust.covers(spokeAt) || answers());
    }

    private boolean answers() throws SQLException {
        long asked = System.nanoTime();
        boolean answers = connection.isValid(PATIENCE_SECONDS);
        if (answers) {
            spokeAt = asked;
        } else {
            trust.end();
        }
        return answers;
    }

    private boolean hasEnded() throws SQLException {
        boolean ended = connection.isClosed();
        if (ended) {
            trust.end();
        }
        return ended;
    }

    private static void closeQuietly(Connection dead) {
        try {
            dead.close();
        } catch (SQLException gone) {
            LOG.log(Level.FINE, "a dead connection could not be closed", gone);
        }
    }
}
