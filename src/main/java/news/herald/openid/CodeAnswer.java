package news.herald.openid;

import java.util.Optional;

/**
 * What a browser brings back from the provider. Immutable.
 *
 * @param code nothing when it said no
 * @param issuer who says so, if it does
 */
public record CodeAnswer(Optional<String> code, Optional<String> issuer) {

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "CodeAnswer";
    }
}
