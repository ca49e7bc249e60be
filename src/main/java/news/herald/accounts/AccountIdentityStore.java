package news.herald.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.stream.Collectors;

/** The platform's view of the accounts: name and password in, groups out. Safe for use by many threads. */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    /** Named as the specification's own dispatch expects it: {@code validate(Credential)} finds it by its type. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        Optional<Account> account = accounts.find(credential.getCaller());
        return passwords.matches(credential.getPasswordAsString(), account.map(Account::passwordHash))
                ? account.map(AccountIdentityStore::valid).orElse(CredentialValidationResult.INVALID_RESULT)
                : CredentialValidationResult.INVALID_RESULT;
    }

    private static CredentialValidationResult valid(Account account) {
        return new CredentialValidationResult(
                account.name(), account.roles().stream().map(Role::word).collect(Collectors.toSet()));
    }
}
