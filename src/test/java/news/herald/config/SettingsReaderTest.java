package news.herald.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static Settings read(Map<String, String> properties) {
        return SettingsReader.read(name -> Optional.ofNullable(properties.get(name)));
    }

    @Test
    void nothingNeedsToBeSet() {
        Settings settings = read(Map.of());
        assertEquals(Duration.ofSeconds(15), settings.delivery().heartbeat());
        assertFalse(settings.database().url().isPresent());
    }

    @Test
    void aDemoIsAskedForAndHasItsDataInAPlaceOfItsOwn() {
        Settings usual = read(Map.of());
        assertFalse(usual.demo().on());
        assertTrue(usual.database().dataDir().endsWith("herald-data"));
        Settings demo = read(Map.of("herald.demo", "true", "herald.demo.speed", "60"));
        assertEquals(new Settings.Demo(true, 60), demo.demo());
        assertTrue(demo.database().dataDir().endsWith("herald-demo"));
        assertTrue(read(Map.of("herald.demo", "true", "herald.data.dir", "here"))
                .database()
                .dataDir()
                .endsWith("here"));
    }

    /** Else what the desk offers again after a crash would name a picture that is gone. */
    @Test
    void anUnusedPictureStaysLongerThanABrowserKeepsWhatWasNotSaved() throws IOException {
        Matcher days = Pattern.compile("const AGE = ([0-9]+) \\* 24 \\* 3_600_000;")
                .matcher(Files.readString(Path.of("src/main/webapp/desk/kept.js")));
        assertTrue(days.find());
        Duration kept = Duration.ofDays(Long.parseLong(days.group(1)));
        assertTrue(read(Map.of()).pictures().unused().compareTo(kept) > 0);
    }

    @Test
    void durationsAreIsoOrSeconds() {
        assertEquals(
                Duration.ofMillis(500),
                read(Map.of("herald.heartbeat", "PT0.5S")).delivery().heartbeat());
        assertEquals(
                Duration.ofSeconds(20),
                read(Map.of("herald.heartbeat", "20")).delivery().heartbeat());
    }

    @Test
    void noDurationIsLongerThanCanBeCounted() {
        read(Map.of("herald.retention", "P36500D"));
        for (String longer : List.of("P36501D", "PT999999999999999S", "P99999999999999999999D")) {
            assertThrows(IllegalStateException.class, () -> read(Map.of("herald.retention", longer)), longer);
        }
        String message = assertThrows(IllegalStateException.class, () -> read(Map.of("herald.heartbeat", "PT26S")))
                .getMessage();
        assertTrue(message.contains("from PT0.1S to PT25S"), message);
    }

    @Test
    void allFaultsAreReportedTogetherWithTheirNames() {
        Map<String, String> wrong = Map.of(
                "herald.heartbeat", "soon",
                "herald.lanes", "0",
                "herald.db.url", "jdbc:oracle:thin",
                "herald.demo", "yes",
                "herald.poll", "PT0S");
        String message =
                assertThrows(IllegalStateException.class, () -> read(wrong)).getMessage();
        for (String name : wrong.keySet()) {
            assertTrue(message.contains(name), message);
        }
        assertTrue(message.contains("HERALD_DB_URL"), message);
    }

    @Test
    void stepsAreThreeNumbersThatAscend() {
        assertEquals(0.95, read(Map.of()).monitor().cpu().critical());
        assertEquals(
                new Settings.Monitor.Steps(0.5, 2, 10),
                read(Map.of("herald.monitor.latency", "0.5, 2, 10")).monitor().latency());
        for (String wrong :
                List.of("1", "1,2", "1,2,3,4", "0,1,2", "2,1,3", "1,1,2", "a,b,c", "1,2,1e3", "-1,1,2", "1,,2")) {
            String message = assertThrows(
                            IllegalStateException.class, () -> read(Map.of("herald.monitor.threads", wrong)), wrong)
                    .getMessage();
            assertTrue(message.contains("HERALD_MONITOR_THREADS"), message);
        }
        assertThrows(IllegalStateException.class, () -> read(Map.of("herald.monitor.cpu", "0.5,0.9,1.1")));
    }

    @Test
    void theAddressOfTheSiteHasNoPath() {
        for (String url : List.of("https://news.example", "https://news.example/", "http://[::1]:8080")) {
            assertEquals(
                    Optional.of(url.replaceFirst("/$", "")),
                    read(Map.of("herald.url", url)).site().url());
        }
        for (String url : List.of("news.example", "ftp://news.example", "https://news.example/a", "https://a\"b")) {
            String message = assertThrows(IllegalStateException.class, () -> read(Map.of("herald.url", url)))
                    .getMessage();
            assertTrue(message.contains("HERALD_URL"), message);
        }
    }

    private static final Map<String, String> PROVIDER = Map.of(
            "herald.oidc.issuer", "https://login.example/realms/news",
            "herald.oidc.client.id", "herald",
            "herald.oidc.client.secret", "secret");

    private static Settings.OpenId provider(String name, String value) {
        Map<String, String> all = new HashMap<>(PROVIDER);
        all.put(name, value);
        return read(all).openId().orElseThrow();
    }

    @Test
    void aProviderIsKnownByThreeProperties() {
        assertEquals(Optional.empty(), read(Map.of()).openId());
        Settings.OpenId provider = read(PROVIDER).openId().orElseThrow();
        assertEquals("login.example", provider.title());
        assertEquals("openid profile", provider.scopes());
        assertEquals("roles", provider.rolesClaim());
        assertEquals(Set.of("editor"), provider.roles().get("editor"));
        assertFalse(provider.toString().contains("secret"), "it would be logged");
    }

    @Test
    void aProvidersValuesGiveRoles() {
        Map<String, Set<String>> roles = provider(
                        "herald.oidc.roles", "editor=news room, editor = sports,admin=it,operator=it,reader=a=b")
                .roles();
        assertEquals(Set.of("editor"), roles.get("news room"));
        assertEquals(Set.of("editor"), roles.get("sports"));
        assertEquals(Set.of("admin", "operator"), roles.get("it"));
        assertEquals(Set.of("reader"), roles.get("a=b"));
        assertFalse(roles.containsKey("editor"), "names count only where nothing is said");
    }

    @Test
    void aProviderIsConfiguredWhollyOrNotAtAll() {
        String message = assertThrows(IllegalStateException.class, () -> read(Map.of("herald.oidc.title", "Sign-on")))
                .getMessage();
        for (String needed : PROVIDER.keySet()) {
            assertTrue(message.contains(needed + " ("), message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "herald.oidc.issuer | http://login.example",
                "herald.oidc.issuer | http://127.0.0.1.evil.example",
                "herald.oidc.issuer | https://login.example?a=b",
                "herald.oidc.issuer | https://me@login.example",
                "herald.oidc.issuer | login.example",
                "herald.oidc.issuer | https://a b",
                "herald.oidc.roles  | editor",
                "herald.oidc.roles  | chief=newsroom",
                "herald.oidc.roles  | editor=",
                "herald.oidc.roles  | editor=newsroom,,admin=it",
                "herald.oidc.scopes | profile email",
                "herald.oidc.title  | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            })
    void whatIsWrongWithAProviderIsNamed(String name, String value) {
        String message = assertThrows(IllegalStateException.class, () -> provider(name, value))
                .getMessage();
        assertTrue(message.contains(name + " ("), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080/realms/a", "http://127.0.0.1", "http://[::1]:80/", "https://a.example"})
    void whatNobodyCanListenToNeedsNoTls(String issuer) {
        assertEquals(issuer, provider("herald.oidc.issuer", issuer).issuer());
    }

    @Test
    void aNodeNeedsNoNameAndMayBeGivenOne() {
        assertEquals(Optional.empty(), read(Map.of()).node().name());
        assertEquals(
                Optional.of("web-1.example_org"),
                read(Map.of("herald.node", "web-1.example_org")).node().name());
    }

    @Test
    void aNodesNameCanStandInALogLineAsItIs() {
        for (String name : List.of("a b", "naïve", "a/b", "a\nb", "x".repeat(65))) {
            String message = assertThrows(IllegalStateException.class, () -> read(Map.of("herald.node", name)))
                    .getMessage();
            assertTrue(message.contains("HERALD_NODE"), message);
        }
    }

    @Test
    void aRateIsHowManyAtOnceAndThenASecond() {
        assertEquals(
                new Rate(60, 0.5),
                read(Map.of("herald.request.rate", "60, 0.5")).rates().requests());
        assertTrue(
                read(Map.of("herald.publish.rate", "none")).rates().publishing().isUnlimited());
        for (String wrong : List.of("60", "0,1", "1,0", "1,0.001", "a,b", "1,2,3", "-1,5", "1000001,1", "None")) {
            String message = assertThrows(
                            IllegalStateException.class, () -> read(Map.of("herald.connect.rate", wrong)), wrong)
                    .getMessage();
            assertTrue(message.contains("HERALD_CONNECT_RATE"), message);
        }
    }

    /** An office is behind one address: all of it comes back after a restart, and may be turned away once. */
    @Test
    void allReadersOfAnAddressMayComeBackTwiceAtOnceAndWithinAMinute() {
        for (int readers : List.of(1, 10, 2_500, 15_000, 400_000)) {
            Settings settings = read(Map.of("herald.max.readers.per.address", Integer.toString(readers)));
            Rate connects = settings.rates().connects();
            assertTrue(connects.atOnce() >= 2 * readers, connects::toString);
            assertTrue(60 * connects.aSecond() >= readers, connects::toString);
        }
    }
}
