package news.herald.pictures;

import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import news.herald.json.JsonP;
import news.herald.ninjs.PictureName;

/** What is known of one rendition; its bytes are {@link Part}s. Never changes. */
@Entity
@Table(name = "picture_rendition")
public class Rendition {

    @Id
    private String id;

    @Column(nullable = false, length = 32)
    private String picture;

    @Column(nullable = false, length = 31)
    private String name;

    @Column(name = "content_type", nullable = false, length = 32)
    private String contentType;

    @Column(nullable = false)
    private int width;

    @Column(nullable = false)
    private int height;

    @Column(nullable = false)
    private int bytes;

    protected Rendition() {}

    Rendition(PictureName picture, Print print) {
        id = id(picture, print.name());
        this.picture = picture.id();
        name = print.name();
        contentType = print.contentType();
        width = print.width();
        height = print.height();
        bytes = print.bytes().length;
    }

    static String id(PictureName picture, String name) {
        return picture.id() + "/" + name;
    }

    String contentType() {
        return contentType;
    }

    int bytes() {
        return bytes;
    }

    int parts() {
        return Part.count(bytes);
    }

    /** As ninjs has it. */
    JsonObjectBuilder json(String root) {
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("name", name.substring(0, name.indexOf('.')))
                .add("href", root + new PictureName(picture).path(name))
                .add("contentType", contentType)
                .add("width", width)
                .add("height", height)
                .add("sizeInBytes", bytes);
    }
}
