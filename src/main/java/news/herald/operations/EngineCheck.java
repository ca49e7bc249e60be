package news.herald.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import news.herald.engine.Engine;

/**
 * Whether the threads of the engine get on. One that began again is told of for five minutes, and is of use; one that fails
 * again and again is not. Safe for use by many threads.
 */
@ApplicationScoped
public class EngineCheck implements ReadinessCheck {

    @Inject
    private Engine engine;

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Optional<String> fault() {
        return engine.fault();
    }

    @Override
    public Optional<String> note() {
        return engine.note();
    }
}
