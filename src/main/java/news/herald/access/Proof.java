package news.herald.access;

import news.herald.accounts.Secret;

/**
 * By what a caller is known, in words that another node can look at again later. Tells no secret. Immutable.
 *
 * @param key the digest of a session's or a token's secret; of a password, whose it is and since when
 */
record Proof(Way way, String key) {

    enum Way {
        SESSION,
        TOKEN,
        PASSWORD
    }

    static Proof session(String secret) {
        return new Proof(Way.SESSION, Secret.digest(secret));
    }

    static Proof token(String secret) {
        return new Proof(Way.TOKEN, Secret.digest(secret));
    }

    /** A space stands in no account's name. */
    static Proof password(Caller proved) {
        return new Proof(Way.PASSWORD, proved.name() + ' ' + proved.passwordChanged());
    }
}
