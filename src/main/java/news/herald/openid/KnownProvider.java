package news.herald.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import news.herald.config.Settings;
import news.herald.openid.SignInFailed.Reason;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * What the provider said of itself and its keys, asked for when somebody signs in and believed for ten minutes, so that a key
 * that it withdraws ends. Nothing is asked for at the start, which does not depend on it. Safe for use by many threads: one asks,
 * the others wait for the answer.
 */
@ApplicationScoped
class KnownProvider {

    private static final long BELIEVED = Duration.ofMinutes(10).toNanos();

    /** By who is about to be led there, and had better be told here that nobody is. */
    private static final long THERE = Duration.ofSeconds(10).toNanos();

    /** Who waited for an answer that did not come does not wait again. */
    private static final long AWAY = Duration.ofSeconds(5).toNanos();

    /** Between two looks for a key that was not there: whoever sends tokens of odd keys must not make Herald a flood. */
    private static final long LOOKED = Duration.ofSeconds(10).toNanos();

    /** @param at by {@link System#nanoTime} */
    private record Known(Provider provider, List<JsonWebKey> keys, long at) {}

    private record Failure(SignInFailed why, long at) {}

    @Inject
    private Settings settings;

    private Optional<Known> known = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private Optional<Long> looked = Optional.empty();

    /** As it was known to be there a moment ago. */
    synchronized Provider present() throws SignInFailed {
        return known(THERE).provider();
    }

    synchronized Provider provider() throws SignInFailed {
        return known(BELIEVED).provider();
    }

    synchronized List<JsonWebKey> keys() throws SignInFailed {
        return known(BELIEVED).keys();
    }

    /** @return the keys of now, when one was missing; nothing when that was asked just now */
    synchronized Optional<List<JsonWebKey>> newKeys() throws SignInFailed {
        long now = System.nanoTime();
        if (looked.isPresent() && now - looked.get() < LOOKED) {
            return Optional.empty();
        }
        looked = Optional.of(now);
        known = Optional.empty();
        return Optional.of(known(BELIEVED).keys());
    }

    private Known known(long believed) throws SignInFailed {
        long now = System.nanoTime();
        if (known.isPresent() && now - known.get().at() < believed) {
            return known.get();
        }
        if (failure.isPresent() && now - failure.get().at() < AWAY) {
            throw failure.get().why();
        }
        try {
            known = Optional.of(ask());
            failure = Optional.empty();
            return known.get();
        } catch (SignInFailed away) {
            failure = Optional.of(new Failure(away, System.nanoTime()));
            throw away;
        }
    }

    private Known ask() throws SignInFailed {
        String issuer = settings.openId().orElseThrow().issuer();
        URI address = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
        Provider provider = Provider.of(Exchange.get(address), issuer);
        return new Known(provider, keys(Exchange.get(provider.keys())), System.nanoTime());
    }

    private static List<JsonWebKey> keys(JsonObject said) throws SignInFailed {
        try {
            return List.copyOf(new JsonWebKeySet(said.toString()).getJsonWebKeys());
        } catch (JoseException unreadable) {
            throw new SignInFailed(Reason.AWAY, "the provider's keys cannot be read", unreadable);
        }
    }
}
