package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.PictureDesk;
import news.herald.testing.PictureFiles;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which items keep a picture, that a kill takes it away, and an editor whom nothing else helps. */
@ExtendWith(SharedServer.class)
class PictureUsesIT {

    private final HeraldApi api;
    private final HeraldApi reader;
    private final String topic;
    private final PictureDesk desk;

    PictureUsesIT(HeraldServer server) {
        api = server.api();
        reader = api.anonymous();
        topic = api.freshTopic("picture-uses");
        desk = new PictureDesk(api, topic);
    }

    @Test
    void aKillTakesThePictureOfTheLastItemThatShowsIt() {
        JsonObject picture =
                desk.upload("image/png", PictureFiles.png(500, 300)).expect(201).json();
        List<String> paths =
                PictureDesk.renditions(picture).map(PictureDesk::path).toList();
        String one = desk.publish(PictureDesk.document("First", picture));
        String other = api.post("/api/topics/" + topic + "/items?status=draft", PictureDesk.document("Second", picture))
                .expect(201)
                .header("Location")
                .orElseThrow();
        paths.forEach(path -> reader.get(path).expect(200));
        // No longer in what it says, still in what it said.
        api.put(one, HeraldApi.headline("Without"), "1").expect(200);
        api.post(other + "/kill", "{}").expect(200);
        paths.forEach(path -> reader.get(path).expect(200));
        api.post(one + "/kill", "{}").expect(200);
        for (String path : paths) {
            Answer gone = reader.get(path).expect(410);
            assertEquals(Optional.of("no-store"), gone.header("Cache-Control"));
            reader.send(reader.request(path).header("If-None-Match", "*")).expect(410);
        }
        reader.get("/api/pictures/" + picture.getString("id")).expect(410);
    }

    /** Whoever is first: nobody shows what is erased, and nobody erases what is shown. */
    @Test
    void aKillAndAPublicationOfTheSamePictureAtOnceAgree() {
        for (int round = 0; round < 12; round++) {
            JsonObject picture = desk.upload("image/png", PictureFiles.png(20, 20))
                    .expect(201)
                    .json();
            String item = desk.publish(PictureDesk.document("First", picture));
            CompletableFuture<Answer> kill = CompletableFuture.supplyAsync(() -> api.post(item + "/kill", "{}"));
            Answer second = api.publish(topic, PictureDesk.document("Second", picture));
            kill.join().expect(200);
            Answer shown = reader.get(
                    PictureDesk.path(PictureDesk.renditions(picture).findFirst().orElseThrow()));
            assertEquals(second.status() == 201 ? 200 : 410, shown.status(), second::toString);
            assertTrue(second.status() == 201 || second.status() == 422, second::toString);
        }
    }

    /** Whoever is first: it is gone for good, and never back without its bytes. */
    @Test
    void aKillAndUploadsOfTheSameBytesAtOnceAgree() {
        ExecutorService editors = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 12; round++) {
                byte[] file = PictureFiles.png(20, 20);
                JsonObject picture = desk.upload("image/png", file).expect(201).json();
                String item = desk.publish(PictureDesk.document("First", picture));
                CompletableFuture<Answer> kill =
                        CompletableFuture.supplyAsync(() -> api.post(item + "/kill", "{}"), editors);
                List<CompletableFuture<Void>> uploads = IntStream.range(0, 3)
                        .mapToObj(editor -> CompletableFuture.runAsync(
                                () -> {
                                    while (!kill.isDone()) {
                                        Answer again = desk.upload("image/png", file);
                                        assertTrue(again.status() == 201 || again.status() == 410, again::toString);
                                    }
                                },
                                editors))
                        .toList();
                kill.join().expect(200);
                uploads.forEach(CompletableFuture::join);
                reader.get(PictureDesk.path(
                                PictureDesk.renditions(picture).findFirst().orElseThrow()))
                        .expect(410);
                JsonObject afterwards =
                        desk.upload("image/png", file).expect(201).json();
                assertNotEquals(picture.getString("id"), afterwards.getString("id"));
                reader.get(PictureDesk.path(
                                PictureDesk.renditions(afterwards).findFirst().orElseThrow()))
                        .expect(200);
            }
        } finally {
            editors.shutdown();
        }
    }

    @Test
    void whatWasErasedCannotBePublishedAndMayBeUploadedAnew() {
        byte[] file = PictureFiles.png(50, 50);
        JsonObject picture = desk.upload("image/png", file).expect(201).json();
        api.post(desk.publish(PictureDesk.document("To be killed", picture)) + "/kill", "{}")
                .expect(200);
        Answer refused =
                api.publish(topic, PictureDesk.document("Once more", picture)).expect(422);
        assertEquals(
                "/associations",
                refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
        JsonObject again = desk.upload("image/png", file).expect(201).json();
        assertNotEquals(picture.getString("id"), again.getString("id"));
        String item = desk.publish(PictureDesk.document("Once more", again));
        assertEquals(
                200,
                reader.get(PictureDesk.path(
                                PictureDesk.renditions(again).findFirst().orElseThrow()))
                        .status());
        api.put(item, PictureDesk.document("With the old one", picture), "1").expect(422);
        assertEquals("1", api.get(item).json().getString("version"));
    }

    @Test
    void whoeverWritesToSomeTopicsErasesNothingThatOthersShow() {
        String other = api.freshTopic("picture-uses");
        String token = api.post("/api/tokens", "{\"name\":\"one topic\",\"topics\":[\"" + other + "\"]}")
                .expect(201)
                .json()
                .getString("token");
        HeraldApi cms = api.authorization("Bearer " + token);
        byte[] file = PictureFiles.png(51, 51);
        JsonObject picture = desk.upload("image/png", file).expect(201).json();
        String address = "/api/pictures/" + picture.getString("id");
        String item = desk.publish(PictureDesk.document("Elsewhere", picture));
        cms.send(cms.request(address).DELETE()).expect(403);
        reader.get(address).expect(200);

        String own = new PictureDesk(cms, other)
                .upload("image/png", PictureFiles.png(52, 52))
                .expect(201)
                .json()
                .getString("id");
        cms.send(cms.request("/api/pictures/" + own).DELETE()).expect(204);
        desk.erase(address).expect(204);
        api.get(item).expect(200);
    }

    @Test
    void anEditorErasesAWrongPictureWhicheverItemsShowIt() {
        byte[] file = PictureFiles.png(50, 50);
        JsonObject picture = desk.upload("image/png", file).expect(201).json();
        String address = "/api/pictures/" + picture.getString("id");
        String path =
                PictureDesk.path(PictureDesk.renditions(picture).findFirst().orElseThrow());
        String item = desk.publish(PictureDesk.document("With the wrong one", picture));
        reader.get(path).expect(200);
        reader.send(reader.request(address).DELETE()).expect(401);
        assertEquals(0, desk.erase(address).expect(204).response().body().length);
        desk.erase(address).expect(204);
        for (String gone : List.of(path, address)) {
            reader.get(gone).expect(410);
        }
        desk.erase("/api/pictures/" + "0".repeat(21)).expect(404);
        desk.erase("/api/pictures/a").expect(404);

        // With it or without, and with it once more; but nowhere else.
        api.put(item, PictureDesk.document("Still named", picture), "1").expect(200);
        api.put(item, HeraldApi.headline("Without it"), "2").expect(200);
        api.put(item, PictureDesk.document("Named again", picture), "3").expect(200);
        api.post(item + "/correction", "{\"note\":\"The picture was of somebody else.\"}")
                .expect(200);
        api.publish(topic, PictureDesk.document("Another item", picture)).expect(422);
        assertTrue(reader.get("/topics/" + topic).expect(200).body().contains("alt=\"Four colours\""));

        JsonObject again = desk.upload("image/png", file).expect(201).json();
        assertNotEquals(picture.getString("id"), again.getString("id"));
        api.post(item + "/kill", "{}").expect(200);
        reader.get(path).expect(410);
        reader.get("/api/pictures/" + again.getString("id")).expect(200);
    }

    /** Else a note that it must go would keep it. */
    @Test
    void whatOnlyANoteSaysKeepsNoPicture() {
        JsonObject picture =
                desk.upload("image/png", PictureFiles.png(30, 30)).expect(201).json();
        String path =
                PictureDesk.path(PictureDesk.renditions(picture).findFirst().orElseThrow());
        String item = desk.publish(PictureDesk.document("First", picture));
        desk.publish(Json.createObjectBuilder(HeraldApi.headline("Second"))
                .add("edNote", "Take down https://news.example" + path)
                .build());
        api.post(item + "/kill", "{}").expect(200);
        reader.get(path).expect(410);
    }

    @Test
    void whatABodyShowsIsKept() {
        JsonObject picture =
                desk.upload("image/png", PictureFiles.png(30, 30)).expect(201).json();
        JsonObject rendition = PictureDesk.renditions(picture).findFirst().orElseThrow();
        String item = desk.publish(PictureDesk.document("First", picture));
        String other = desk.publish(Json.createObjectBuilder(HeraldApi.headline("Second"))
                .add(
                        "bodies",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("contentType", "text/html")
                                        .add("value", "<p><img src=\"" + rendition.getString("href") + "\"></p>")))
                .build());
        api.post(item + "/kill", "{}").expect(200);
        reader.get(PictureDesk.path(rendition)).expect(200);
        api.post(other + "/kill", "{}").expect(200);
        reader.get(PictureDesk.path(rendition)).expect(410);
    }
}
