package news.herald.it;

import news.herald.testing.Chromium;
import news.herald.testing.NeedsFirefox;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same in the other engine that readers have. */
@ExtendWith(NeedsFirefox.class)
class FirefoxIT extends LivePageIT {

    @Override
    Chromium startBrowser() {
        return Chromium.startFirefox();
    }

    /** Firefox keeps no page that holds a Web Lock as it is left; it loads it again. */
    @Override
    boolean keepsPagesThatAreLeft() {
        return false;
    }
}
