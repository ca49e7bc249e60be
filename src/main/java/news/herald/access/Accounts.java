package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The accounts in the database. Safe for use by many threads. */
@ApplicationScoped
class Accounts {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    /** Reads without a transaction, so that what is found is detached and up to date. */
    Optional<Account> find(String name) {
        return Account.isName(name) ? Optional.ofNullable(entities.find(Account.class, name)) : Optional.empty();
    }

    boolean isEmpty() {
        return entities.createQuery("select count(a) from Account a", Long.class)
                        .getSingleResult()
                == 0;
    }

    /** In a transaction of its own, so that a caller that loses a race can go on. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void add(String name, String passwordHash, Set<Role> roles) {
        entities.persist(new Account(name, passwordHash, roles));
    }

    /** In a transaction of its own, so that a caller that loses a race can go on. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void change(String name, Consumer<Account> change) {
        change.accept(entities.find(Account.class, name));
    }
}
