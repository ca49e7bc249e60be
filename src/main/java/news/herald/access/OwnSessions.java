package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import news.herald.accounts.Account;
import news.herald.accounts.Accounts;
import news.herald.problem.Refusal;
import news.herald.wire.GuardedStreams;

/** Where somebody is signed in, for them to see and to end. Safe for use by many threads. */
@ApplicationScoped
class OwnSessions {

    @Inject
    private Sessions sessions;

    @Inject
    private Accounts accounts;

    @Inject
    private Reauthentication reauthentication;

    @Inject
    private GuardedStreams streams;

    /** The last used first. */
    List<Session> of(String name) {
        return accounts.find(name).map(sessions::of).orElse(List.of());
    }

    /**
     * On this node at once, on the others within a second; so do the streams that they opened, there within a few.
     *
     * @param here the digest of the session that asks and is not ended, if it is one
     * @param address where the caller is
     * @throws Refusal 403 when the password is another one, or whom a provider knows was there too long ago; 404 when there is no
     *     such session; 429 after too many wrong passwords
     */
    void end(String name, SessionsEnd wanted, Optional<String> here, String address) {
        Account account = accounts.find(name).orElseThrow(Reauthentication::wrong);
        if (account.isProvided()) {
            reauthentication.prove(here.flatMap(sessions::read));
        } else {
            reauthentication.prove(account, wanted.current(), here, address);
        }
        if (wanted.id().isEmpty()) {
            sessions.endOthers(name, here);
        } else if (!sessions.endOne(name, wanted.id().get())) {
            throw Refusal.notFound("There is no such session any more.");
        }
        streams.lookAtThoseOf(name);
    }
}
