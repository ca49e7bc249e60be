package news.herald.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import news.herald.ninjs.RequestBody;
import news.herald.problem.Refusal;

/**
 * What came of an upload over a line that may be slow: in a file, so that it takes neither memory nor one of the few places
 * of those that do. For one thread.
 */
final class UploadBody implements AutoCloseable {

    static final Path TEMPORARY_FILES = Path.of(System.getProperty("java.io.tmpdir"));

    private static final int AT_ONCE = 16_384;

    private final FileChannel file;

    private UploadBody(FileChannel file) {
        this.file = file;
    }

    /**
     * @param most bytes that are taken; what comes after is not read
     * @param directory where the file is until this is closed
     * @throws Refusal 413 when there is more, 400 when it breaks off
     */
    static UploadBody receive(InputStream body, int most, Path directory) {
        try {
            UploadBody received = new UploadBody(FileChannel.open(
                    Files.createTempFile(directory, "herald-picture-", null),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE));
            try {
                received.write(body, most);
                return received;
            } catch (IOException | RuntimeException failed) {
                received.close();
                throw failed;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void write(InputStream body, int most) throws IOException {
        byte[] some = new byte[AT_ONCE];
        int left = most + 1;
        for (int read; left > 0 && (read = read(body, some, left)) >= 0; left -= read) {
            for (ByteBuffer part = ByteBuffer.wrap(some, 0, read); part.hasRemaining(); ) {
                file.write(part);
            }
        }
        if (left == 0) {
            throw Upload.tooLarge(most);
        }
    }

    private static int read(InputStream body, byte[] into, int left) {
        try {
            return body.read(into, 0, Math.min(left, AT_ONCE));
        } catch (IOException broken) {
            throw RequestBody.brokenOff();
        }
    }

    /** All of it. */
    byte[] bytes() {
        try {
            file.position(0);
            return Channels.newInputStream(file).readNBytes(Math.toIntExact(file.size()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
