package news.herald.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;

/** Uploads pictures, and publishes items that show them. Thread-safe. */
public final class PictureDesk {

    private final HeraldApi api;
    private final String topic;

    public PictureDesk(HeraldApi api, String topic) {
        this.api = api;
        this.topic = topic;
    }

    public Answer upload(String type, byte[] file) {
        return api.send(
                api.request("/api/pictures").header("Content-Type", type).POST(BodyPublishers.ofByteArray(file)));
    }

    public Answer erase(String address) {
        return api.send(api.request(address).DELETE());
    }

    /** @return the address of the item */
    public String publish(JsonObject document) {
        return api.publish(topic, document).expect(201).header("Location").orElseThrow();
    }

    public static JsonObject document(String headline, JsonObject picture) {
        return Json.createObjectBuilder(HeraldApi.headline(headline))
                .add(
                        "associations",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", "picture")
                                        .add("type", "picture")
                                        .add("uri", picture.getString("uri"))
                                        .add("title", "Four colours")
                                        .add("by", "A. Painter")
                                        .add(
                                                "descriptions",
                                                Json.createArrayBuilder()
                                                        .add(Json.createObjectBuilder()
                                                                .add("role", "caption")
                                                                .add("value", "A flag.")))
                                        .add("renditions", picture.getJsonArray("renditions"))))
                .build();
    }

    /** Of what an upload is answered. */
    public static Stream<JsonObject> renditions(JsonObject picture) {
        return picture.getJsonArray("renditions").getValuesAs(JsonObject.class).stream();
    }

    /** Of one of them, within the site. */
    public static String path(JsonObject rendition) {
        return URI.create(rendition.getString("href")).getPath();
    }
}
