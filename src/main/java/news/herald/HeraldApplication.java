package news.herald;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything Herald answers, from the root: streams, REST API, health, pages. Resources are found by scanning. */
@ApplicationPath("/")
public class HeraldApplication extends Application {

    /** Jersey answers OPTIONS with a description of itself and its version until told not to; others ignore this. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
