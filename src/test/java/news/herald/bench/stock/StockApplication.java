package news.herald.bench.stock;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything from the root. Stateless. */
@ApplicationPath("/")
public class StockApplication extends Application {}
