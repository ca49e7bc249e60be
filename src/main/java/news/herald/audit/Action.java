package news.herald.audit;

import java.util.Locale;

/** What is written down. */
public enum Action {
    PUBLISH,
    DRAFT,
    UPDATE,
    CORRECT,
    WITHHOLD,
    KILL,
    PIN,
    UNPIN,
    ALERT,
    ALERT_CORRECT,
    ALERT_KILL,
    TOPIC_MAKE,
    TOPIC_RENAME,
    PICTURE_UPLOAD,
    PICTURE_ERASE,
    SIGN_IN,
    SIGN_OUT,
    PASSWORD_CHANGE,
    PASSWORD_GIVE,
    ACCOUNT_MAKE,
    ACCOUNT_CHANGE,
    ACCOUNT_REMOVE,
    TOKEN_MAKE,
    TOKEN_REVOKE,
    /** Answered 401, 403 or 429, or not let in by the word of a provider. */
    REFUSED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
