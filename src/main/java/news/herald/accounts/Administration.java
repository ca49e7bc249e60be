package news.herald.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;
import news.herald.accounts.NewAccount.Rights;
import news.herald.audit.Action;
import news.herald.audit.Audit;
import news.herald.config.Settings;
import news.herald.live.TopicName;
import news.herald.outage.Reading;
import news.herald.problem.Refusal;

/**
 * What administrators do with accounts, each in one transaction. Somebody is always left who may: the accounts are locked
 * in the order of their names before the last administrator is counted. Safe for use by many threads.
 */
@ApplicationScoped
@Transactional
class Administration {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Settings settings;

    @Inject
    private Audit audit;

    @Inject
    private Event<AccountChanged> changes;

    /** By name. */
    @Reading
    List<Account> all() {
        return entities.createQuery("SELECT a FROM Account a ORDER BY a.name", Account.class)
                .getResultList();
    }

    /**
     * @param hash of a password that its owner must change
     * @throws Refusal 409 when there is one of this name
     */
    Account add(NewAccount wanted, String hash) {
        if (entities.find(Account.class, wanted.name()) != null) {
            throw exists(wanted.name());
        }
        Account account = new Account(wanted.name(), hash, wanted.rights().roles());
        wanted.rights().giveTo(account);
        account.givePassword(hash);
        entities.persist(account);
        entities.flush();
        audit.done(Action.ACCOUNT_MAKE, address(account), words(account));
        return account;
    }

    /**
     * @throws Refusal 404 when there is none, 409 when nobody would be left who may do this, or other roles are meant than a
     *     provider says
     */
    Account change(String name, Rights rights) {
        Account account = locked(name);
        if (!rights.roles().equals(account.roles())) {
            requireOwn(account);
        }
        if (!rights.roles().contains(Role.ADMIN)) {
            requireAnotherAdmin(account);
        }
        rights.giveTo(account);
        audit.done(Action.ACCOUNT_CHANGE, address(account), words(account));
        changes.fire(new AccountChanged(name, false));
        return account;
    }

    /**
     * @param hash of a password that its owner must change
     * @throws Refusal 404 when there is none, 409 when its password is configured, or it has none
     */
    void givePassword(String name, String hash) {
        Account account = locked(name);
        requireOwn(account);
        if (settings.admin().password().isPresent() && settings.admin().user().equals(name)) {
            throw Refusal.conflict("This account's password is what HERALD_ADMIN_PASSWORD says, at each start again.");
        }
        account.givePassword(hash);
        audit.done(Action.PASSWORD_GIVE, address(account));
        changes.fire(new AccountChanged(name, true));
    }

    /** With its sessions and tokens. @throws Refusal 404 when there is none, 409 when nobody would be left who may do this */
    void remove(String name) {
        Account account = locked(name);
        requireAnotherAdmin(account);
        changes.fire(new AccountChanged(name, true));
        entities.remove(account);
        audit.done(Action.ACCOUNT_REMOVE, address(account));
    }

    private static String address(Account account) {
        return "/api/accounts/" + account.name();
    }

    private static String words(Account account) {
        return Role.join(account.roles())
                + account.scope()
                        .topics()
                        .map(some ->
                                some.stream().map(TopicName::value).sorted().collect(Collectors.joining(",", "; ", "")))
                        .orElse("");
    }

    private Account locked(String name) {
        List<Account> all = entities.createQuery("SELECT a FROM Account a ORDER BY a.name", Account.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return all.stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no such account."));
    }

    private static void requireOwn(Account account) {
        if (account.isProvided()) {
            throw Refusal.conflict("This account comes from the provider, which has its password and says its roles.");
        }
    }

    private void requireAnotherAdmin(Account account) {
        boolean last = account.roles().contains(Role.ADMIN)
                && all().stream()
                        .noneMatch(other -> other != account && other.roles().contains(Role.ADMIN));
        if (last) {
            throw Refusal.conflict("This is the last account with the role admin.");
        }
    }

    static Refusal exists(String name) {
        return Refusal.conflict("There is an account " + name + " already.");
    }
}
