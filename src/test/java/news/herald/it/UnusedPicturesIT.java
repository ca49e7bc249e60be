package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.PictureFiles;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Pictures that no item shows do not stay. */
class UnusedPicturesIT {

    @Test
    void whatNoItemShowsIsRemovedAndWhatAnyVersionShowedStays() {
        try (HeraldServer server = HeraldServer.named("unused-pictures")
                .with("HERALD_UNUSED_PICTURES", "PT3S")
                .with("HERALD_RETENTION_INTERVAL", "PT0.3S")
                .with("HERALD_MAX_PICTURE", "20000")
                .start()) {
            HeraldApi api = server.api();
            String topic = api.freshTopic("unused");
            upload(api, new byte[20_001]).expect(413);
            byte[] file = PictureFiles.png(30, 30);
            JsonObject shown = upload(api, PictureFiles.png(20, 20)).expect(201).json();
            String draft = api.post("/api/topics/" + topic + "/items?status=draft", document(shown))
                    .expect(201)
                    .header("Location")
                    .orElseThrow();
            api.put(draft, HeraldApi.headline("Without it"), "1").expect(200);
            String unused = path(upload(api, file).expect(201).json());
            assertEquals(200, api.get(unused).status());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> api.get(unused).status() == 404);
            // It waited longer.
            assertEquals(200, api.get(path(shown)).status());
            upload(api, file).expect(201);
        }
    }

    private static Answer upload(HeraldApi api, byte[] file) {
        return api.send(api.request("/api/pictures")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(file)));
    }

    private static String path(JsonObject picture) {
        return "/api/pictures/" + picture.getString("id");
    }

    private static JsonObject document(JsonObject picture) {
        return Json.createObjectBuilder(HeraldApi.headline("With a picture"))
                .add(
                        "associations",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", "picture")
                                        .add("uri", picture.getString("uri"))))
                .build();
    }
}
