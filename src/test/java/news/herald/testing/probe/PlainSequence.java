package news.herald.testing.probe;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The wrong journal, whose ids come from a plain sequence when the transaction begins: the negative control that shows
 * that the tests would notice. PostgreSQL only. Safe for use by many threads.
 */
@ApplicationScoped
public class PlainSequence {

    @Resource(lookup = "java:app/jdbc/herald")
    private DataSource dataSource;

    @Transactional
    public void write(ScoreWrite write) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO probe_sequence (id, item) VALUES (nextval('probe_sequence_id'), ?)")) {
            insert.setString(1, write.prefix());
            insert.executeUpdate();
            write.holdOpen();
        }
    }

    /** One line {@code plain-ID ITEM} for each row after the id, as a tail would read it. */
    public String after(long id) throws SQLException {
        return Lines.read(
                dataSource,
                "SELECT id, item FROM probe_sequence WHERE id > ? ORDER BY id",
                select -> select.setLong(1, id),
                row -> "plain-" + row.getLong(1) + " " + row.getString(2));
    }
}
