package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import news.herald.accounts.Account;
import news.herald.accounts.ProvidedAccounts;
import news.herald.accounts.Role;
import news.herald.audit.Actor;
import news.herald.editing.Contention;
import news.herald.openid.Person;
import news.herald.openid.SignInFailed;
import news.herald.openid.SignInFailed.Reason;

/** Gives whom a provider vouches for an account and a session. Safe for use by many threads. */
@ApplicationScoped
class ProvidedSignIn {

    @Inject
    private ProvidedAccounts accounts;

    @Inject
    private Sessions sessions;

    /** As whom somebody is written down of whom a provider says who they are. */
    Actor actor(Person person) {
        return Actor.current().provided(accounts.name(person.issuer(), person.subject()));
    }

    /**
     * @param actor who is written down to have changed the account, if it must be
     * @param instead the secret of the session that this browser had before
     * @param client what the browser says it is
     * @return the new one's secret
     * @throws SignInFailed when the provider gives no role, or somebody else has the name
     */
    String open(Person person, Actor actor, Optional<String> instead, Optional<String> client) throws SignInFailed {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        person.roles().forEach(word -> Role.of(word).ifPresent(roles::add));
        Optional<Account> account = signedIn(person, roles, actor);
        if (roles.isEmpty()) {
            throw new SignInFailed(Reason.NO_ROLE, "the provider gives " + person.name() + " no role");
        }
        if (account.isEmpty()) {
            throw new SignInFailed(Reason.NAME_TAKEN, "another account has the name " + person.name());
        }
        Caller caller = Caller.of(account.get());
        return sessions.open(caller, instead, actor.provided(Optional.of(caller.name())), client);
    }

    /** Two first sign-ins of one person at once: the later one finds what the other made. */
    private Optional<Account> signedIn(Person person, Set<Role> roles, Actor actor) {
        return Contention.settle(() -> {
            AtomicReference<Optional<Account>> found = new AtomicReference<>();
            actor.<RuntimeException, RuntimeException>during(
                    () -> found.set(accounts.signedIn(person.issuer(), person.subject(), person.name(), roles)));
            return found.get();
        });
    }
}
