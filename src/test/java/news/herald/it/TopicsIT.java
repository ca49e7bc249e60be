package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Topics as editors make them. */
@ExtendWith(SharedServer.class)
class TopicsIT {

    private static final int EDITORS = 8;
    private static final int ROUNDS = 10;

    private final HeraldApi api;

    TopicsIT(HeraldServer server) {
        api = server.api();
    }

    @Test
    void ofManyWhoMakeOneTopicAtTheSameTimeOneDoesAndTheOthersAreToldThatItExists() throws Exception {
        ExecutorService editors = Executors.newFixedThreadPool(EDITORS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                JsonObject topic = Json.createObjectBuilder()
                        .add("name", "same-" + Long.toString(System.nanoTime(), 36))
                        .add("title", "The same")
                        .add("kind", "news")
                        .build();
                Callable<Integer> make = () -> api.post("/api/topics", topic).status();
                Map<Integer, Integer> answers = new TreeMap<>();
                for (Future<Integer> answer : editors.invokeAll(Collections.nCopies(EDITORS, make))) {
                    answers.merge(answer.get(), 1, Integer::sum);
                }
                assertEquals(Map.of(201, 1, 409, EDITORS - 1), answers);
            }
        } finally {
            editors.shutdownNow();
        }
    }
}
