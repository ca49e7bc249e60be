package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import news.herald.accounts.Account;
import news.herald.accounts.Accounts;
import news.herald.accounts.Passwords;
import news.herald.config.Settings;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/** Changes a password by whoever has it. Safe for use by many threads. */
@ApplicationScoped
class OwnPassword {

    @Inject
    private Reauthentication reauthentication;

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    @Inject
    private Settings settings;

    /**
     * @param here the digest of the session that asks, if one does
     * @param address where the caller is, because the current password can be guessed here too
     * @return the account's owner, with the new one
     * @throws Refusal 400 when the new one is soon guessed, 403 when the current password is another, 409 when it is not Herald's to change, or was changed just
     *     now, 429 after too many wrong ones
     */
    Caller change(String name, PasswordChange change, Optional<String> here, String address) {
        if (settings.admin().password().isPresent() && settings.admin().user().equals(name)) {
            throw Refusal.conflict("This account's password is what HERALD_ADMIN_PASSWORD says, at each start again.");
        }
        Account account = accounts.find(name).orElseThrow(Reauthentication::wrong);
        if (account.isProvided()) {
            throw Refusal.conflict("This account comes from the provider, and has no password here.");
        }
        reauthentication.prove(account, change.current(), here, address);
        String hash = passwords.chosen(change.wanted(), name).orElseThrow(OwnPassword::easy);
        return accounts.changePassword(name, account.passwordHash(), hash)
                .map(Caller::of)
                .orElseThrow(() -> Refusal.conflict("The password was changed by somebody else just now."));
    }

    private static Refusal easy() {
        return Refusal.badRequest(
                "The password is as it was.",
                new FieldFault(
                        "/password",
                        "must be harder to guess: several words that do not belong together, or long and by chance"));
    }
}
