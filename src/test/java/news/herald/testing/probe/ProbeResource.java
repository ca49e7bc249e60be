package news.herald.testing.probe;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The tests' door into the transactions and the tables of the server. */
@Path("/test/probe")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class ProbeResource {

    @Inject
    private ScoreBean bean;

    @EJB
    private ScoreSingleton singleton;

    @Inject
    private PlainSequence sequence;

    @Resource(lookup = "java:app/jdbc/herald")
    private DataSource dataSource;

    /** 204 when it was committed, 409 when it was rolled back as asked. */
    @POST
    @Path("/bean")
    public Response fromBean(@BeanParam ScoreWrite write) {
        return outcome(write, () -> bean.write(write));
    }

    @POST
    @Path("/singleton")
    public Response fromSingleton(@BeanParam ScoreWrite write) {
        return outcome(write, () -> singleton.write(write));
    }

    @PUT
    @Path("/scores/{item}")
    public void reach(@PathParam("item") String item, @QueryParam("points") long points) {
        bean.reach(item, points);
    }

    @DELETE
    @Path("/scores/{item}")
    public void remove(@PathParam("item") String item) {
        bean.remove(item);
    }

    /** The topic's journal, one line {@code ID ITEM} for each event. */
    @GET
    @Path("/journal")
    public String journal(@QueryParam("topic") String topic) throws SQLException {
        return Lines.read(
                dataSource,
                "SELECT epoch, id, item FROM journal WHERE topic = ? ORDER BY id",
                select -> select.setString(1, topic),
                row -> row.getString(1) + "-" + row.getLong(2) + " " + row.getString(3));
    }

    /** The items that are in the table, one a line. */
    @GET
    @Path("/scores")
    public String scores(@QueryParam("topic") String topic) throws SQLException {
        return Lines.read(
                dataSource,
                "SELECT item FROM probe_score WHERE topic = ? ORDER BY item",
                select -> select.setString(1, topic),
                row -> row.getString(1));
    }

    /** Makes an account of this name with the administrator's password. */
    @PUT
    @Path("/accounts/{name}")
    public void account(@PathParam("name") String name, @QueryParam("roles") String roles) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO account (name, password_hash, roles, created, password_changed, version)"
                                + " SELECT CAST(? AS VARCHAR(64)), password_hash, CAST(? AS VARCHAR(255)),"
                                + " created, password_changed, 0 FROM account WHERE name = 'admin'")) {
            insert.setString(1, name);
            insert.setString(2, roles);
            insert.executeUpdate();
        }
    }

    @POST
    @Path("/sequence")
    public void sequence(@BeanParam ScoreWrite write) throws SQLException {
        sequence.write(write);
    }

    @GET
    @Path("/sequence")
    public String sequence(@QueryParam("after") long after) throws SQLException {
        return sequence.after(after);
    }

    private static Response outcome(ScoreWrite write, Runnable transaction) {
        try {
            transaction.run();
        } catch (Exception refused) {
            // WildFly throws the checked RollbackException as it is.
            if (!write.isRolledBack()) {
                throw refused;
            }
        }
        return Response.status(write.isRolledBack() ? 409 : 204).build();
    }
}
