package news.herald.it;

import news.herald.testing.Chromium;
import news.herald.testing.ForeignSite;
import news.herald.testing.HeraldServer;
import news.herald.testing.NeedsFirefox;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same in the other engine that readers have. */
@ExtendWith(NeedsFirefox.class)
class FirefoxPolicyIT extends PolicyIT {

    FirefoxPolicyIT(HeraldServer server, ForeignSite elsewhere) {
        super(server, elsewhere);
    }

    @Override
    Chromium startBrowser() {
        return Chromium.startFirefox();
    }
}
