package news.herald.wire;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Set;
import news.herald.broadcast.Subscription;
import news.herald.broadcast.Subscription.Form;

/** The live stream of every public topic, for the two lines that every tutorial shows. */
@Path("events")
@RequestScoped
public class EventsResource {

    @Inject
    private Streams streams;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private UriInfo address;

    @GET
    public void open(@QueryParam("event") String event, @Suspended AsyncResponse suspended) throws IOException {
        streams.open(new Subscription(Set.of(), Streams.form(event, Form.MESSAGE)), request, response, address);
    }
}
