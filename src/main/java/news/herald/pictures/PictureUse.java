package news.herald.pictures;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import news.herald.ninjs.PictureName;

/** That an item shows a picture, now or in a version before. Never changes. */
@Entity
@Table(name = "picture_use")
public class PictureUse {

    @Id
    private String id;

    @Column(nullable = false, length = 32)
    private String item;

    @Column(nullable = false, length = 32)
    private String picture;

    protected PictureUse() {}

    PictureUse(String item, PictureName picture) {
        id = item + "/" + picture.id();
        this.item = item;
        this.picture = picture.id();
    }
}
