package news.herald.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.List;
import news.herald.testing.PictureFiles;

/** Pictures, most of them broken somewhere. Stateless. */
final class OddPicture {

    private static final List<byte[]> WHOLE = List.of(
            PictureFiles.jpeg(40, 30),
            PictureFiles.png(30, 40),
            PictureFiles.progressive(PictureFiles.quarters(24, 24)),
            PictureFiles.photo(PictureFiles.quarters(16, 16), 6),
            PictureFiles.moving(),
            PictureFiles.bomb(60_000, 60_000));

    private OddPicture() {}

    static byte[] any(Dice dice) {
        if (dice.chance(15)) {
            return dice.bytes(200);
        }
        byte[] picture = dice.of(WHOLE).clone();
        for (int left = dice.below(4); left > 0; left--) {
            picture[dice.below(picture.length)] = (byte) dice.below(256);
        }
        if (dice.chance(30)) {
            ByteArrayOutputStream cut = new ByteArrayOutputStream();
            cut.write(picture, 0, dice.below(picture.length));
            cut.writeBytes(dice.bytes(50));
            return cut.toByteArray();
        }
        return picture;
    }
}
