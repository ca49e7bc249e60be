package news.herald.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Consumer;
import news.herald.audit.Action;
import news.herald.audit.Audit;

/** The accounts in the database. Safe for use by many threads. */
@ApplicationScoped
public class Accounts {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Audit audit;

    /** Reads without a transaction, so that what is found is detached and up to date. */
    public Optional<Account> find(String name) {
        return Account.isName(name) ? Optional.ofNullable(entities.find(Account.class, name)) : Optional.empty();
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
    }

    /**
     * Its owner's choice of a password.
     *
     * @param before the hash that the old one was checked against: if it is another by now, nothing happens
     * @return whether it is changed
     */
    @Transactional
    public boolean changePassword(String name, String before, String hash) {
        Account account = entities.find(Account.class, name, LockModeType.PESSIMISTIC_WRITE);
        boolean same = account != null && before.equals(account.passwordHash());
        if (same) {
            audit.done(Action.PASSWORD_CHANGE, "/api/accounts/" + name);
            account.changePassword(hash);
        }
        return same;
    }

    /** In a transaction of its own, so that a caller that loses a race can go on. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void change(String name, Consumer<Account> change) {
        change.accept(entities.find(Account.class, name));
    }
}
