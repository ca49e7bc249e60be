package news.herald;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything Herald answers, from the root: streams, REST API, health, pages. Resources are found by scanning. */
@ApplicationPath("/")
public class HeraldApplication extends Application {}
