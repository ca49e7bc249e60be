package news.herald.testing.probe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The rows of a query as lines of text. Stateless. */
final class Lines {

    /** Fills the query's parameters. */
    interface Parameters {
        void fill(PreparedStatement select) throws SQLException;
    }

    /** Words one row. */
    interface Line {
        String of(ResultSet row) throws SQLException;
    }

    private Lines() {}

    static String read(DataSource dataSource, String query, Parameters parameters, Line line) throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            parameters.fill(select);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.append(line.of(rows)).append('\n');
                }
            }
        }
        return lines.toString();
    }
}
