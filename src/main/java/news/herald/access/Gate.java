package news.herald.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.util.Optional;

/** Decides whether a name and a password belong together. Safe for use by many threads. */
@ApplicationScoped
class Gate {

    @Inject
    private Accounts accounts;

    @Inject
    private AccountIdentityStore store;

    private RememberedCallers remembered;

    @PostConstruct
    void open() {
        remembered = new RememberedCallers(accounts::find, System::nanoTime);
    }

    /** @throws news.herald.problem.Refusal 503 when too many passwords are being checked */
    Optional<Caller> admit(BasicCredentials credentials) {
        return remembered.find(credentials, () -> prove(credentials));
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
