package news.herald.access;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import news.herald.accounts.Account;
import news.herald.audit.Actor;
import news.herald.tokens.TokensResource;

/** Who a request is written down as. Kept with the request, so that what is refused before anybody is known is too. Stateless. */
final class Acting {

    private static final String ATTRIBUTE = Acting.class.getName();

    private Acting() {}

    static void as(Actor actor, ServletRequest request) {
        request.setAttribute(ATTRIBUTE, actor);
    }

    static Actor of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Actor actor
                ? actor
                : new Actor(Optional.empty(), "none", Optional.empty());
    }

    static Actor known(CallerRequest request, String address) {
        String way = switch (request.getAuthType()) {
            case HttpServletRequest.FORM_AUTH -> "session";
            case TokensResource.BEARER -> "token";
            default -> "password";
        };
        return new Actor(Optional.of(request.caller().name()), way, Optional.of(address));
    }

    /** As whom somebody tries. */
    static Actor claimed(List<String> headers, String address) {
        Optional<String> name = headers.stream()
                .findFirst()
                .flatMap(BasicCredentials::parse)
                .map(BasicCredentials::name)
                .filter(Account::isName);
        return new Actor(name, name.isPresent() ? "password" : "none", Optional.of(address));
    }
}
