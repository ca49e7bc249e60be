package news.herald.pictures;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import news.herald.ninjs.PictureName;

/** Some of the bytes of a rendition. Never changes. */
@Entity
@Table(name = "picture_part")
public class Part {

    private static final int LENGTH = 262_144;

    @Id
    private String id;

    @Column(nullable = false, length = 32)
    private String picture;

    @Column(nullable = false, length = LENGTH)
    private byte[] content;

    protected Part() {}

    private Part(PictureName picture, String rendition, int place, byte[] content) {
        id = id(Rendition.id(picture, rendition), place);
        this.picture = picture.id();
        this.content = content;
    }

    static List<Part> of(PictureName picture, Print print) {
        byte[] all = print.bytes();
        return IntStream.range(0, count(all.length))
                .mapToObj(place -> new Part(
                        picture,
                        print.name(),
                        place,
                        Arrays.copyOfRange(all, place * LENGTH, Math.min(all.length, (place + 1) * LENGTH))))
                .toList();
    }

    static int count(int bytes) {
        return (bytes + LENGTH - 1) / LENGTH;
    }

    static String id(String rendition, int place) {
        return rendition + "/" + place;
    }

    byte[] content() {
        return content;
    }
}
