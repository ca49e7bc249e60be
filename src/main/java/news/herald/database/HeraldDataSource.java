package news.herald.database;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;
import news.herald.config.Settings;
import news.herald.config.SettingsReader;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The driver behind {@code @DataSourceDefinition}: H2 in a file, or PostgreSQL when {@code HERALD_DB_URL} says so.
 *
 * <p>No placeholder for an environment variable is common to the servers, so that this class, and not the annotation,
 * reads the settings. The servers make it by reflection and put their own pool in front. Safe for use by many threads.
 */
public class HeraldDataSource implements DataSource {

    private static final int LOGIN_SECONDS = 10;
    private static final int ANSWER_SECONDS = 60;

    /**
     * A node that is lost with its line must not keep the journal's head from the others for hours, nor one that hangs those
     * who publish for longer than they wait.
     */
    private static final String SERVER_PATIENCE = "-c idle_in_transaction_session_timeout=30s -c lock_timeout=10s"
            + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    private static final Duration REST = Duration.ofSeconds(1);

    private final DataSource driver;
    private final Trust trust = new Trust(REST);
    private final boolean h2;

    public HeraldDataSource() {
        driver = driver(SettingsReader.read().database());
        h2 = driver instanceof JdbcDataSource;
    }

    /** Connections of the driver's own, each for whoever asks: no pool, and an end is an end. */
    public static DataSource driver(Settings.Database database) {
        String url = database.url().orElseGet(() -> h2File(database));
        return database.isShared() ? postgres(url, database) : h2(url, database);
    }

    /**
     * DB_CLOSE_ON_EXIT=FALSE because H2's own shutdown hook would close the file under requests that still run;
     * OPTIMIZE_REUSE_RESULTS=FALSE because a result that H2 kept while a commit was under way may be given again after it,
     * older than what was read before; RETENTION_TIME because what each commit leaves behind would otherwise stay in the
     * file for 45 seconds.
     */
    private static String h2File(Settings.Database database) {
        try {
            Files.createDirectories(database.dataDir());
        } catch (IOException refused) {
            throw new UncheckedIOException("Herald cannot make its data directory; set HERALD_DATA_DIR", refused);
        }
        return "jdbc:h2:file:" + database.dataDir().resolve("herald")
                + ";DB_CLOSE_ON_EXIT=FALSE;OPTIMIZE_REUSE_RESULTS=FALSE;LOCK_TIMEOUT=10000"
                + ";RETENTION_TIME=5000;WRITE_DELAY=100";
    }

    private static DataSource h2(String url, Settings.Database database) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        h2.setUser(database.user().orElse("sa"));
        h2.setPassword(database.password().orElse(""));
        return h2;
    }

    private static DataSource postgres(String url, Settings.Database database) {
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setURL(url);
        database.user().ifPresent(postgres::setUser);
        database.password().ifPresent(postgres::setPassword);
        postgres.setApplicationName("herald");
        limitPatience(postgres);
        return postgres;
    }

    /** A network that was cut answers nothing, for a quarter of an hour if one lets it. A timeout in the URL counts first. */
    private static void limitPatience(PGSimpleDataSource postgres) {
        postgres.setTcpKeepAlive(true);
        if (postgres.getLoginTimeout() == 0) {
            postgres.setLoginTimeout(LOGIN_SECONDS);
        }
        if (postgres.getSocketTimeout() == 0) {
            postgres.setSocketTimeout(ANSWER_SECONDS);
        }
        if (postgres.getOptions() == null) {
            postgres.setOptions(SERVER_PATIENCE);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return h2
                ? DurableCommit.of(OneWriter.of(driver.getConnection()), false)
                : LastingConnection.from(() -> durable(driver), trust);
    }

    /** Below the connection that lasts: a commit must be made durable where it was made, and not by another server process. */
    static Connection durable(DataSource postgres) throws SQLException {
        return DurableCommit.of(postgres.getConnection(), true);
    }

    /** The servers pass the annotation's user, which is none; the settings know better. */
    @Override
    public Connection getConnection(String ignoredUser, String ignoredPassword) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        driver.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver.getLoginTimeout();
    }

    /** Part of every definition on Liberty; the settings know better. */
    public void setServerName(String ignored) {
        // The URL names the server.
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(driver) ? type.cast(driver) : driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(driver) || driver.isWrapperFor(type);
    }
}
