package news.herald.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import news.herald.accounts.Accounts;
import news.herald.tokens.Tokens;

/** Whom a proof is of, now and again later: at most a second late, on whichever node. Safe for use by many threads. */
@ApplicationScoped
class Proofs {

    @Inject
    private Sessions sessions;

    @Inject
    private Tokens tokens;

    @Inject
    private Accounts accounts;

    /** @return nobody when what it says has ended or never was */
    Optional<Standing> standing(Proof proof) {
        return caller(proof).map(caller -> standing(caller, proof));
    }

    /** Of somebody who was looked at just now. */
    Standing standing(Caller caller, Proof proof) {
        return new Standing(caller, proof, () -> caller(proof));
    }

    private Optional<Caller> caller(Proof proof) {
        return switch (proof.way()) {
            case SESSION -> sessions.find(proof.key());
            case TOKEN -> tokens.find(proof.key()).map(Caller::of);
            case PASSWORD -> byPassword(proof);
        };
    }

    /** Who proved a password is it for as long as the account has that one. */
    private Optional<Caller> byPassword(Proof proof) {
        String name = proof.key().substring(0, proof.key().indexOf(' '));
        return accounts.find(name)
                .map(Caller::of)
                .filter(now -> Proof.password(now).equals(proof));
    }
}
