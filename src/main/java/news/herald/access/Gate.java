package news.herald.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import news.herald.access.Attempts.Guess;
import news.herald.accounts.Account;
import news.herald.accounts.AccountChanged;
import news.herald.accounts.AccountIdentityStore;
import news.herald.accounts.Accounts;
import news.herald.accounts.Passwords;
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
    private Passwords passwords;

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
        Guess guess = new Guess(address, credentials.name(), Optional.empty());
        return remembered.find(credentials, () -> proveWithin(guess, () -> prove(credentials)));
    }

    /**
     * Whether it is the password of the account as it was read, said by who is known already. Not from memory: to have known the
     * one before gives no right to choose the next. Who guesses from elsewhere does not keep them from it.
     *
     * @param session the digest of the session that says it, if one does
     * @throws Refusal as {@link #admit} does
     */
    boolean proves(Account account, String password, Optional<String> session, String address) {
        return proveWithin(
                        new Guess(address, account.name(), session),
                        () -> Optional.of(account)
                                .filter(read -> passwords.matches(password, Optional.of(read.passwordHash()))))
                .isPresent();
    }

    /** On the other nodes within a second. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountChanged changed) {
        remembered.forget(changed.name());
    }

    /** Before the password is looked at: who must wait learns nothing, and costs nothing. */
    private Optional<Account> proveWithin(Guess guess, Supplier<Optional<Account>> proof) {
        Duration pause = attempts.begin(guess);
        if (!pause.isZero()) {
            refused.count(Limit.GUESSES);
            throw Refusal.tooMany("Too many wrong passwords for this account or from this address.", pause);
        }
        Optional<Account> account;
        try {
            account = proof.get();
        } catch (RuntimeException unchecked) {
            attempts.withdraw(guess);
            throw unchecked;
        }
        account.ifPresent(found -> attempts.proved(guess));
        return account;
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
