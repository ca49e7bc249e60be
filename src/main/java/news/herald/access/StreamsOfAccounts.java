package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import news.herald.accounts.AccountSettled;
import news.herald.wire.GuardedStreams;

/**
 * Has the streams of an account looked at as soon as its rights are others. On the other nodes that is within a few
 * seconds. Safe for use by many threads.
 */
@ApplicationScoped
class StreamsOfAccounts {

    @Inject
    private GuardedStreams streams;

    void look(@Observes AccountSettled settled) {
        streams.lookAtThoseOf(settled.name());
    }
}
