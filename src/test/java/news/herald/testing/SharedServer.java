package news.herald.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the one server that they share, on H2 and with the probe: started when the first asks for it,
 * stopped when the test run ends. Tests keep apart by topics of their own.
 */
public final class SharedServer implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == HeraldServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(HeraldServer.class, key -> start(), HeraldServer.class);
    }

    private static HeraldServer start() {
        return HeraldServer.named("shared")
                .war(ProbeWar.file())
                .with("HERALD_HEARTBEAT", "PT1S")
                .start();
    }
}
