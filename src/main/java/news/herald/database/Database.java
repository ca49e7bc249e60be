package news.herald.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The one database: defined here, brought to its schema before anything else starts (others say
 * {@code @DependsOn("Database")}).
 *
 * <p>Bean-managed transactions, because Flyway commits by itself. Migrations are safe when several nodes start at once:
 * Flyway takes a lock in the database.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = Database.NAME,
        className = "news.herald.database.HeraldDataSource",
        minPoolSize = 2,
        maxPoolSize = 32,
        // WildFly refuses a definition without any property that is a text (IJ031103); Liberty gives this one anyway.
        properties = "serverName=localhost")
public class Database {

    public static final String NAME = "java:app/jdbc/herald";

    private static final Logger LOG = Logger.getLogger(Database.class.getName());

    @Resource(lookup = NAME)
    private DataSource dataSource;

    @PostConstruct
    void migrate() {
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (RuntimeException failed) {
            LOG.log(Level.SEVERE, "Herald cannot prepare its database; check HERALD_DB_URL or HERALD_DATA_DIR", failed);
            throw failed;
        }
    }
}
