package news.herald.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.herald.testing.Answer;
import news.herald.testing.HeraldApi;
import news.herald.testing.HeraldServer;
import news.herald.testing.PictureDesk;
import news.herald.testing.PictureFiles;
import news.herald.testing.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures over HTTP: what is taken, and what is made of it. */
@ExtendWith(SharedServer.class)
class PicturesIT {

    private final HeraldApi api;
    private final HeraldApi reader;
    private final String topic;
    private final PictureDesk desk;
    private final int port;

    PicturesIT(HeraldServer server) {
        api = server.api();
        reader = api.anonymous();
        topic = api.freshTopic("pictures");
        desk = new PictureDesk(api, topic);
        port = server.port();
    }

    @Test
    void aPhotoIsShownInThreeSizesThatSayWhatTheyAre() {
        Answer uploaded =
                desk.upload("image/jpeg", PictureFiles.jpeg(2_400, 1_200)).expect(201);
        JsonObject picture = uploaded.json();
        assertEquals(Optional.of("/api/pictures/" + picture.getString("id")), uploaded.header("Location"));
        assertEquals(
                picture,
                reader.get("/api/pictures/" + picture.getString("id"))
                        .expect(200)
                        .json());
        assertEquals(
                List.of("w1920 1920 960", "w960 960 480", "w320 320 160"),
                PictureDesk.renditions(picture)
                        .map(one -> one.getString("name") + " " + one.getInt("width") + " " + one.getInt("height"))
                        .toList());
        PictureDesk.renditions(picture).forEach(rendition -> {
            Answer shown = reader.get(PictureDesk.path(rendition)).expect(200);
            assertEquals(Optional.of("image/jpeg"), shown.header("Content-Type"));
            assertEquals(Optional.of("nosniff"), shown.header("X-Content-Type-Options"));
            byte[] bytes = shown.response().body();
            assertEquals(rendition.getInt("sizeInBytes"), bytes.length);
            BufferedImage image = PictureFiles.read(bytes);
            assertEquals(rendition.getInt("width"), image.getWidth());
            assertEquals(rendition.getInt("height"), image.getHeight());
            assertCorners(image, PictureFiles.RED, PictureFiles.GREEN, PictureFiles.BLUE, PictureFiles.WHITE);
        });
    }

    @Test
    void whatIsSmallStaysAsItIsAndAPngStaysAPng() {
        JsonObject picture =
                desk.upload("image/png", PictureFiles.png(200, 100)).expect(201).json();
        JsonObject only = PictureDesk.renditions(picture).findFirst().orElseThrow();
        assertEquals(1, PictureDesk.renditions(picture).count());
        assertEquals("image/png", only.getString("contentType"));
        BufferedImage image = PictureFiles.read(
                reader.get(PictureDesk.path(only)).expect(200).response().body());
        assertCorners(image, PictureFiles.RED, PictureFiles.GREEN, PictureFiles.BLUE, PictureFiles.WHITE);
    }

    /** Held on its left side: what the camera calls its right column is the first line. */
    @Test
    void howTheCameraWasHeldIsHonouredAndWhatElseItWroteIsLeftOut() {
        byte[] photo = PictureFiles.photo(PictureFiles.unique(1_200, 800), 6);
        assertTrue(text(photo).contains(PictureFiles.SECRET));
        JsonObject picture = desk.upload("image/jpeg", photo).expect(201).json();
        PictureDesk.renditions(picture).forEach(rendition -> {
            byte[] bytes = reader.get(PictureDesk.path(rendition))
                    .expect(200)
                    .response()
                    .body();
            assertFalse(text(bytes).contains(PictureFiles.SECRET) || text(bytes).contains("Exif"));
            BufferedImage image = PictureFiles.read(bytes);
            assertTrue(image.getHeight() > image.getWidth());
            assertCorners(image, PictureFiles.BLUE, PictureFiles.RED, PictureFiles.WHITE, PictureFiles.GREEN);
        });
    }

    @Test
    void itIsAskedForAgainAndAnswered304() {
        JsonObject rendition = small();
        Answer whole = reader.get(PictureDesk.path(rendition)).expect(200);
        assertEquals(Optional.of("public, max-age=60, must-revalidate"), whole.header("Cache-Control"));
        String tag = whole.header("ETag").orElseThrow();
        Answer known = reader.send(reader.request(PictureDesk.path(rendition)).header("If-None-Match", tag));
        assertEquals(0, known.expect(304).response().body().length);
        assertEquals(Optional.of(tag), known.header("ETag"));
        Answer head = reader.send(reader.request(PictureDesk.path(rendition)).method("HEAD", BodyPublishers.noBody()));
        assertEquals(
                Optional.of(Integer.toString(rendition.getInt("sizeInBytes"))),
                head.expect(200).header("Content-Length"));
    }

    @Test
    void anotherSitesPageMayShowIt() {
        Answer shown =
                reader.send(reader.request(PictureDesk.path(small())).header("Origin", "https://reader.example"));
        assertEquals(Optional.of("cross-origin"), shown.expect(200).header("Cross-Origin-Resource-Policy"));
        assertEquals(Optional.of("https://reader.example"), shown.header("Access-Control-Allow-Origin"));
    }

    @Test
    void theSameBytesAreTheSamePicture() {
        byte[] file = PictureFiles.png(40, 40);
        List<CompletableFuture<Answer>> atOnce = IntStream.range(0, 4)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> desk.upload("image/png", file)))
                .toList();
        String first = atOnce.get(0).join().expect(201).json().getString("id");
        atOnce.forEach(
                answer -> assertEquals(first, answer.join().expect(201).json().getString("id")));
        assertEquals(Optional.of("true"), desk.upload("image/png", file).header("Idempotent-Replayed"));
        assertNotEquals(
                first,
                desk.upload("image/png", PictureFiles.png(40, 40))
                        .expect(201)
                        .json()
                        .getString("id"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoPictureIsRefusedInWords(String type, byte[] file, int status, String words) {
        Answer refused = desk.upload(type, file).expect(status);
        assertEquals(
                Optional.of("application/problem+json"),
                refused.header("Content-Type").map(PicturesIT::withoutCharset));
        assertTrue(refused.json().getString("detail").contains(words), refused::toString);
    }

    static Stream<Arguments> whatIsNoPictureIsRefusedInWords() {
        byte[] jpeg = PictureFiles.jpeg(60, 60);
        byte[] png = PictureFiles.png(600, 600);
        return Stream.of(
                Arguments.of("image/jpeg", png, 415, "image/jpeg but is image/png"),
                Arguments.of("image/webp", text("RIFF0000WEBPVP8 "), 415, "JPEG, PNG and GIF"),
                Arguments.of("image/png", text("<script>alert(1)</script>"), 415, "no picture"),
                Arguments.of(
                        "image/svg+xml", text("<svg xmlns='http://www.w3.org/2000/svg'/>"), 415, "JPEG, PNG and GIF"),
                Arguments.of("image/jpeg", new byte[0], 415, "no picture"),
                Arguments.of("image/jpeg", Arrays.copyOf(jpeg, jpeg.length / 2), 422, "cut off"),
                Arguments.of("image/png", Arrays.copyOf(png, png.length / 2), 422, "cut off"),
                Arguments.of("image/png", PictureFiles.bomb(15_000, 15_000), 422, "15000 × 15000"),
                Arguments.of("image/png", PictureFiles.bomb(30_000, 1), 422, "20000 on a side"),
                Arguments.of("image/png", PictureFiles.bomb(100, 100), 422, "cannot be read"),
                Arguments.of("image/gif", PictureFiles.moving(), 422, "do not move"));
    }

    @Test
    void whatIsTooLargeIsRefusedWhetherItSaysSoOrNot() {
        byte[] large = Arrays.copyOf(PictureFiles.jpeg(60, 60), 10_000_001);
        for (var body : List.of(
                BodyPublishers.ofByteArray(large),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
            Answer refused = api.send(api.request("/api/pictures")
                    .header("Content-Type", "image/jpeg")
                    .POST(body));
            assertTrue(refused.expect(413).json().getString("detail").contains("10000000 bytes"), refused::toString);
        }
    }

    /** More of them than are taken into memory at once. */
    @Test
    void slowLinesShutOutNobody() throws IOException {
        byte[] file = PictureFiles.png(30, 30);
        String head = "POST /api/pictures HTTP/1.1\r\nHost: herald\r\nConnection: close\r\nAuthorization: "
                + HeraldApi.ADMIN + "\r\nContent-Type: image/png\r\nContent-Length: " + file.length + "\r\n\r\n";
        List<Socket> lines = new ArrayList<>();
        try {
            for (int line = 0; line < 10; line++) {
                Socket socket = new Socket("127.0.0.1", port);
                lines.add(socket);
                socket.getOutputStream().write(text(head));
                socket.getOutputStream().write(file, 0, 20);
            }
            desk.upload("image/png", PictureFiles.png(30, 30)).expect(201);
            for (Socket line : lines) {
                line.getOutputStream().write(file, 20, file.length - 20);
                String answer = text(line.getInputStream().readAllBytes());
                assertTrue(answer.startsWith("HTTP/1.1 201"), answer);
            }
        } finally {
            for (Socket line : lines) {
                line.close();
            }
        }
    }

    @Test
    void onlyEditorsUpload() {
        Answer refused = reader.send(reader.request("/api/pictures")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(PictureFiles.png(8, 8))));
        refused.expect(401);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String id = small().getString("href").split("/pictures/")[1].substring(0, 21);
        for (String path : List.of(
                "/pictures/" + id + "/w1921.png",
                "/pictures/" + id + "/x",
                "/pictures/" + "0".repeat(21) + "/w320.jpg",
                "/pictures/a/w320.jpg",
                "/api/pictures/a",
                "/api/pictures/" + "0".repeat(21))) {
            reader.get(path).expect(404);
        }
    }

    @Test
    void pagesShowItByItsPathAndFeedsByItsWholeAddress() {
        JsonObject picture =
                desk.upload("image/png", PictureFiles.png(60, 40)).expect(201).json();
        JsonObject rendition = PictureDesk.renditions(picture).findFirst().orElseThrow();
        desk.publish(PictureDesk.document("With a picture", picture));
        String page = reader.get("/topics/" + topic).expect(200).body();
        assertTrue(
                page.contains("<img src=\"" + PictureDesk.path(rendition)
                        + "\" loading=\"lazy\" width=\"60\" height=\"40\" alt=\"Four colours\">"),
                page);
        assertTrue(page.contains("<figcaption dir=\"auto\">A flag. Picture: A. Painter</figcaption>"), page);
        assertTrue(page.contains("og:image\" content=\"" + rendition.getString("href") + "\""), page);
        for (String format : List.of("atom", "json", "rss")) {
            String feed = reader.get("/topics/" + topic + "/feed." + format)
                    .expect(200)
                    .body();
            assertTrue(feed.contains(rendition.getString("href")), feed);
            assertFalse(feed.contains("src=\"/pictures") || feed.contains("src=\\\"/pictures"), feed);
        }
    }

    private JsonObject small() {
        return PictureDesk.renditions(desk.upload("image/png", PictureFiles.png(30, 20))
                        .expect(201)
                        .json())
                .findFirst()
                .orElseThrow();
    }

    private static void assertCorners(BufferedImage image, int... colours) {
        int right = image.getWidth() - 1 - image.getWidth() / 8;
        int bottom = image.getHeight() - 1 - image.getHeight() / 8;
        int[] seen = {
            image.getRGB(image.getWidth() / 8, image.getHeight() / 8),
            image.getRGB(right, image.getHeight() / 8),
            image.getRGB(image.getWidth() / 8, bottom),
            image.getRGB(right, bottom)
        };
        for (int corner = 0; corner < 4; corner++) {
            assertTrue(
                    PictureFiles.isLike(colours[corner], seen[corner]),
                    "corner " + corner + " is " + Integer.toHexString(seen[corner]));
        }
    }

    private static String withoutCharset(String type) {
        return type.split(";", 2)[0];
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
