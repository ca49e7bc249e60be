package news.herald.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.time.Duration;
import java.util.Optional;
import news.herald.accounts.Account;
import news.herald.accounts.AccountIdentityStore;
import news.herald.accounts.Accounts;
import news.herald.config.Settings;
import news.herald.problem.Refusal;
import news.herald.rates.Limit;
import news.herald.rates.Refused;

/** Decides whether a name and a password belong together. Safe for use by many threads. */
@ApplicationScoped
class Gate {

    @Inject
    private Accounts accounts;

    @Inject
    private AccountIdentityStore store;

    @Inject
    private Settings settings;

    @Inject
    private Refused refused;

    private Attempts attempts;
    private RememberedCallers remembered;

    @PostConstruct
    void open() {
        attempts = new Attempts(settings.limits().guesses(), System::nanoTime);
        remembered = new RememberedCallers(accounts::find, System::nanoTime);
    }

    /**
     * @param address where they come from
     * @throws Refusal 429 after too many wrong ones, 503 when too many passwords are being checked
     */
    Optional<Caller> admit(BasicCredentials credentials, String address) {
        return remembered.find(credentials, () -> proveWithin(credentials, address));
    }

    /** Before the password is looked at: who must wait learns nothing, and costs nothing. */
    private Optional<Account> proveWithin(BasicCredentials credentials, String address) {
        Duration pause = attempts.begin(address, credentials.name());
        if (!pause.isZero()) {
            refused.count(Limit.GUESSES);
            throw Refusal.tooMany("Too many wrong passwords for this account or from this address.", pause);
        }
        boolean wrong = false;
        try {
            Optional<Account> account = prove(credentials);
            wrong = account.isEmpty();
            return account;
        } finally {
            if (!wrong) {
                attempts.withdraw(address, credentials.name());
            }
        }
    }

    /**
     * The account is read before the store checks the password against it: should it change in between, what is
     * remembered belongs to the old password and ends at the next look.
     */
    private Optional<Account> prove(BasicCredentials credentials) {
        Optional<Account> account = accounts.find(credentials.name());
        CredentialValidationResult result =
                store.validate(new UsernamePasswordCredential(credentials.name(), credentials.password()));
        return account.filter(found -> result.getStatus() == Status.VALID);
    }
}
