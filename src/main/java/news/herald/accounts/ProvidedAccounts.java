package news.herald.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import news.herald.audit.Action;
import news.herald.audit.Audit;

/**
 * The accounts of those whom a provider of OpenID Connect knows: made at the first sign-in, with other roles at each one if it
 * says so. Known by what the provider calls them among its own, never by a name. Safe for use by many threads.
 */
@ApplicationScoped
public class ProvidedAccounts {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Audit audit;

    @Inject
    private Event<AccountChanged> changes;

    /**
     * Without a role it is nobody's account, and what is open with it ends.
     *
     * @param wanted its name, if it must be made
     * @return nothing when another account has the name, or when none is needed because there is no role
     */
    @Transactional
    public Optional<Account> signedIn(String issuer, String subject, String wanted, Set<Role> roles) {
        Optional<Account> account = find(issuer, subject);
        if (account.isPresent()) {
            account.filter(found -> !found.roles().equals(roles)).ifPresent(found -> assign(found, roles));
            return account;
        }
        if (roles.isEmpty() || entities.find(Account.class, wanted) != null) {
            return Optional.empty();
        }
        Account made = Account.provided(wanted, roles, issuer, subject);
        entities.persist(made);
        entities.flush();
        audit.done(Action.ACCOUNT_MAKE, address(made), Role.join(roles));
        return Optional.of(made);
    }

    /** @return the name of their account, if they have one */
    public Optional<String> name(String issuer, String subject) {
        return byProvider(issuer, subject).getResultStream().findFirst().map(Account::name);
    }

    private Optional<Account> find(String issuer, String subject) {
        return byProvider(issuer, subject)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private TypedQuery<Account> byProvider(String issuer, String subject) {
        return entities.createQuery(
                        "SELECT a FROM Account a WHERE a.issuer = :issuer AND a.subject = :subject", Account.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject);
    }

    private void assign(Account account, Set<Role> roles) {
        account.assign(roles);
        audit.done(Action.ACCOUNT_CHANGE, address(account), Role.join(roles));
        changes.fire(new AccountChanged(account.name(), roles.isEmpty()));
    }

    private static String address(Account account) {
        return "/api/accounts/" + account.name();
    }
}
