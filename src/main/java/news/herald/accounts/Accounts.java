package news.herald.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import news.herald.audit.Action;
import news.herald.audit.Audit;
import news.herald.database.Fresh;
import news.herald.problem.Refusal;

/** The accounts in the database. Safe for use by many threads. */
@ApplicationScoped
public class Accounts {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Audit audit;

    @Inject
    private Event<AccountChanged> changes;

    /** Reads without a transaction, so that what is found is detached and up to date. */
    public Optional<Account> find(String name) {
        return Account.isName(name)
                ? Optional.ofNullable(entities.find(Account.class, name, Fresh.READ))
                : Optional.empty();
    }

    /**
     * Makes what belongs to an account. A node may believe for a second in one that another has removed.
     *
     * @throws Refusal 403 when that is why it failed
     */
    public void whileThere(String owner, Runnable work) {
        try {
            work.run();
        } catch (Exception failed) {
            if (find(owner).isEmpty()) {
                throw Refusal.forbidden("This account was removed just now.");
            }
            throw failed;
        }
    }

    boolean isEmpty() {
        return entities.createQuery("select count(a) from Account a", Long.class)
                        .getSingleResult()
                == 0;
    }

    /** In a transaction of its own, so that a caller that loses a race can go on. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void add(Account account) {
        entities.persist(account);
        audit.done(Action.ACCOUNT_MAKE, address(account), Role.join(account.roles()));
    }

    /**
     * Its owner's choice of a password, which ends whatever was opened with the one before.
     *
     * @param before the hash that the old one was checked against: if it is another by now, nothing happens
     * @return the account, if it is changed
     */
    @Transactional
    public Optional<Account> changePassword(String name, String before, String hash) {
        Optional<Account> account = Optional.ofNullable(
                        entities.find(Account.class, name, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> before.equals(found.passwordHash()));
        account.ifPresent(found -> {
            found.changePassword(hash);
            audit.done(Action.PASSWORD_CHANGE, address(found));
            changes.fire(new AccountChanged(name, true));
        });
        return account;
    }

    /**
     * An administrator with this password, as the configuration says. In a transaction of its own, so that a caller that
     * loses a race can go on.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void configure(String name, String hash) {
        Account account = entities.find(Account.class, name);
        if (account.isPasswordGiven() || !hash.equals(account.passwordHash())) {
            account.changePassword(hash);
            audit.done(Action.PASSWORD_CHANGE, address(account));
        }
        if (!account.roles().contains(Role.ADMIN)) {
            account.grant(Role.ADMIN);
            audit.done(Action.ACCOUNT_CHANGE, address(account), Role.join(account.roles()));
        }
    }

    private static String address(Account account) {
        return "/api/accounts/" + account.name();
    }
}
