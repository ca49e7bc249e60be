package news.herald.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import news.herald.wire.StreamAddress.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamAddressTest {

    @Test
    void threeKindsOfPathsAreThoseOfStreams() {
        assertEquals(Optional.of(new StreamAddress(Scope.ALL, Optional.empty())), StreamAddress.of("/events"));
        assertEquals(Optional.of(new StreamAddress(Scope.SEVERAL, Optional.empty())), StreamAddress.of("/api/stream"));
        assertEquals(
                Optional.of(new StreamAddress(Scope.ONE, Optional.of("politics"))),
                StreamAddress.of("/api/topics/politics/stream"));
    }

    @Test
    void aSlashAtTheEndIsTakenAsJaxRsTakesIt() {
        assertEquals(StreamAddress.of("/events"), StreamAddress.of("/events/"));
        assertEquals(StreamAddress.of("/api/stream"), StreamAddress.of("/api/stream/"));
        assertEquals(StreamAddress.of("/api/topics/a/stream"), StreamAddress.of("/api/topics/a/stream/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/event",
                "/events/more",
                "/api/streams",
                "/api/topics",
                "/api/topics/politics",
                "/api/topics/politics/events",
                "/api/topics//stream",
                "/api/topics/a/b/stream",
                "/api/topics/a/stream/b",
                "/x/api/topics/a/stream"
            })
    void everyOtherPathIsLeftToOthers(String path) {
        assertEquals(Optional.empty(), StreamAddress.of(path));
    }
}
