package news.herald.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.herald.config.Settings;
import news.herald.openid.SignInFailed.Reason;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static Person person(String claim, Map<String, Object> claims) throws SignInFailed {
        Map<String, Object> all = new HashMap<>(claims);
        all.putIfAbsent("sub", "s-1");
        Map<String, Set<String>> roles = Map.of("newsroom", Set.of("editor"), "it", Set.of("operator", "admin"));
        return new Claims(all)
                .person(new Settings.OpenId("https://a", "herald", "secret", claim, roles, "A", "openid"));
    }

    private static Set<String> roles(String claim, Map<String, Object> claims) throws SignInFailed {
        return person(claim, claims).roles();
    }

    @Test
    void valuesOfTheClaimGiveRoles() throws SignInFailed {
        assertEquals(Set.of("editor"), roles("roles", Map.of("roles", List.of("newsroom", "choir"))));
        assertEquals(Set.of("editor", "operator", "admin"), roles("roles", Map.of("roles", List.of("newsroom", "it"))));
        assertEquals(Set.of("editor"), roles("roles", Map.of("roles", "newsroom")), "one, not in a list");
    }

    @Test
    void aClaimMayBeWithinOthersOrHaveDotsInItsName() throws SignInFailed {
        assertEquals(
                Set.of("editor"),
                roles("realm_access.roles", Map.of("realm_access", Map.of("roles", List.of("newsroom")))));
        assertEquals(
                Set.of("editor"),
                roles("https://news.example/roles", Map.of("https://news.example/roles", List.of("newsroom"))));
    }

    @Test
    void whatIsOfAnotherShapeGivesNone() throws SignInFailed {
        assertEquals(Set.of(), roles("roles", Map.of()));
        assertEquals(
                Set.of(), roles("roles", Map.of("roles", List.of("editor", "admin"))), "names of roles are values");
        assertEquals(Set.of(), roles("roles", Map.of("roles", List.of(7, true, List.of("newsroom")))));
        assertEquals(Set.of(), roles("roles", Map.of("roles", Map.of("newsroom", true))));
        assertEquals(Set.of(), roles("a.b.c", Map.of("a", Map.of("b", "newsroom"))));
        assertEquals(Set.of(), roles("...", Map.of("roles", "newsroom")));
    }

    @Test
    void theNameIsTheFirstThatAnAccountMayHave() throws SignInFailed {
        assertEquals(
                "olga",
                person("roles", Map.of("preferred_username", "olga", "email", "o@a.example"))
                        .name());
        assertEquals(
                "o@a.example",
                person("roles", Map.of("preferred_username", "Olga Ø", "email", "o@a.example"))
                        .name());
        assertEquals("s-1", person("roles", Map.of("preferred_username", 7)).name());
        SignInFailed none =
                assertThrows(SignInFailed.class, () -> person("roles", Map.of("sub", "google-oauth2|1", "email", "")));
        assertEquals(Reason.NO_NAME, none.reason());
    }
}
