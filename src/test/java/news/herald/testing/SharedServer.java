package news.herald.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the one server that they share, on H2 and with the probe: started when the first asks for it,
 * stopped when the test run ends. Tests keep apart by topics of their own. Gives them also the site of another origin
 * whose pages may read there.
 */
public final class SharedServer implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == HeraldServer.class || type == ForeignSite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(NAMESPACE);
        ForeignSite site = store.getOrComputeIfAbsent(ForeignSite.class, key -> ForeignSite.start(), ForeignSite.class);
        return parameter.getParameter().getType() == ForeignSite.class
                ? site
                : store.getOrComputeIfAbsent(HeraldServer.class, key -> start(site), HeraldServer.class);
    }

    private static HeraldServer start(ForeignSite reader) {
        return HeraldServer.named("shared")
                .war(ProbeWar.file())
                .lasting()
                .with("HERALD_HEARTBEAT", "PT1S")
                // Many tests at one address say a wrong password.
                .with("HERALD_GUESSES", "10000")
                .with("HERALD_ALLOWED_ORIGINS", "HTTPS://Reader.Example:443, " + reader.origin())
                .start();
    }
}
