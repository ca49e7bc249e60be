package news.herald.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Random;
import news.herald.problem.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadBodyTest {

    @TempDir
    Path directory;

    /** However it ended. */
    @AfterEach
    void noFileStays() {
        assertArrayEquals(new String[0], directory.toFile().list());
    }

    @Test
    void whatCameIsGivenBack() {
        for (int length : new int[] {0, 1, 16_384, 100_000}) {
            byte[] sent = bytes(length);
            try (UploadBody body = UploadBody.receive(new ByteArrayInputStream(sent), 100_000, directory)) {
                assertArrayEquals(sent, body.bytes());
            }
        }
    }

    @Test
    void ofWhatIsTooLargeTheRestIsNotRead() {
        ByteArrayInputStream sent = new ByteArrayInputStream(bytes(100_000));
        Refusal refusal = assertThrows(Refusal.class, () -> UploadBody.receive(sent, 50_000, directory));
        assertEquals(413, refusal.status());
        assertEquals(100_000 - 50_001, sent.available());
    }

    @Test
    void aBodyThatBreaksOffIsRefused() {
        InputStream line = new SequenceInputStream(new ByteArrayInputStream(bytes(20_000)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        });
        assertEquals(
                400,
                assertThrows(Refusal.class, () -> UploadBody.receive(line, 100_000, directory))
                        .status());
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
