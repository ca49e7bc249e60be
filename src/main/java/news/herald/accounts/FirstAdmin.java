package news.herald.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.herald.config.Settings;

/**
 * Sees to it that somebody can sign in. A password in the configuration is set at every start; without one, the very
 * first start makes a random one and says it once.
 *
 * <p>Nodes may start at the same moment on the same database: each change is a transaction of its own, and whoever loses
 * the race looks again. Bean-managed transactions, so that a lost race does not fail the start.
 */
@Singleton
@Startup
@DependsOn("Database")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstAdmin {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class.getName());
    private static final int ATTEMPTS = 5;

    @Inject
    private Settings settings;

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    @PostConstruct
    void provide() {
        for (int attempt = 1; ; attempt++) {
            try {
                provideOnce();
                return;
            } catch (Exception raced) {
                // WildFly throws a commit's checked RollbackException as it is.
                if (attempt == ATTEMPTS) {
                    throw raced;
                }
                LOG.log(Level.FINE, "another node changes the first admin's account too", raced);
            }
        }
    }

    private void provideOnce() {
        String name = settings.admin().user();
        Optional<String> configured = settings.admin().password();
        Optional<Account> account = accounts.find(name);
        if (configured.isPresent()) {
            if (configured.get().length() < Passwords.SHORTEST) {
                LOG.log(
                        Level.WARNING,
                        "HERALD_ADMIN_PASSWORD has fewer than {0} characters: guessed soon",
                        Passwords.SHORTEST);
            }
            set(name, account, configured.get());
        } else if (account.isEmpty() && accounts.isEmpty()) {
            String random = Passwords.random();
            Account first = new Account(name, passwords.hash(random), Set.of(Role.ADMIN));
            // Whoever reads the log knows it.
            first.givePassword(first.passwordHash());
            accounts.add(first);
            // After the commit: of two nodes only the one whose password counts says it.
            LOG.log(
                    Level.WARNING,
                    "First start: sign in at /desk/ as {0} with the password {1}, and choose your own"
                            + " (said only once; or set HERALD_ADMIN_PASSWORD)",
                    new Object[] {name, random});
        }
    }

    private void set(String name, Optional<Account> account, String password) {
        if (account.isEmpty()) {
            accounts.add(new Account(name, passwords.hash(password), Set.of(Role.ADMIN)));
            LOG.log(Level.INFO, "Made the account {0} with the configured password", name);
            return;
        }
        boolean differs = !passwords.matches(password, account.map(Account::passwordHash));
        if (account.get().isProvided()) {
            LOG.log(
                    Level.SEVERE,
                    "{0} comes from a provider of OpenID Connect and has no password: HERALD_ADMIN_USER must be another",
                    name);
            return;
        }
        // What the log said at the first start may be what is configured now: it is the operator's choice then.
        boolean given = account.get().isPasswordGiven();
        if (differs || given || !account.get().roles().contains(Role.ADMIN)) {
            String hash = differs ? passwords.hash(password) : account.get().passwordHash();
            accounts.configure(name, hash);
            LOG.log(Level.INFO, "Set the configured password and the role admin of the account {0}", name);
        }
    }
}
