package news.herald.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import news.herald.accounts.AccountChanged;
import news.herald.wire.GuardedStreams;

/**
 * Has the streams of an account looked at as soon as its rights are others. On the other nodes that is within a few
 * seconds. Safe for use by many threads.
 */
@ApplicationScoped
class StreamsOfAccounts {

    @Inject
    private GuardedStreams streams;

    /** After those that forget what they believed of the account. */
    void look(
            @Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(Interceptor.Priority.LIBRARY_AFTER)
                    AccountChanged changed) {
        streams.lookAtThoseOf(changed.name());
    }
}
