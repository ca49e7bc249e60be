package news.herald.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import news.herald.ninjs.PictureName;
import news.herald.ninjs.ShownPictures;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * Which item shows which pictures, in the transactions of those who change items. A picture's row is locked before its uses
 * are, those of several in the order of their names, so that nobody begins to show what somebody else erases. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PictureUses {

    @PersistenceContext(unitName = "herald")
    private EntityManager entities;

    @Inject
    private Pictures pictures;

    /**
     * An item shows what its document shows, and whatever it showed before.
     *
     * @param document a line of JSON
     * @throws Refusal 422 when it names a picture that is not here any more, or never was
     */
    public void keep(String item, String document) {
        ShownPictures shown = ShownPictures.of(document);
        if (shown.all().isEmpty()) {
            return;
        }
        // Of these nothing is asked: one that an editor erased since does not keep its items from being changed.
        Set<PictureName> known = of(item);
        shown.all().stream().filter(name -> !known.contains(name)).forEach(name -> {
            if (pictures.locked(name).filter(picture -> !picture.isErased()).isPresent()) {
                entities.persist(new PictureUse(item, name));
            } else if (shown.named().contains(name)) {
                throw gone(name);
            }
        });
    }

    /** The item shows nothing any more. What no other one shows is erased. */
    public void release(String item) {
        Set<PictureName> shown = of(item);
        shown.forEach(pictures::locked);
        entities.createQuery("DELETE FROM PictureUse u WHERE u.item = :item")
                .setParameter("item", item)
                .executeUpdate();
        shown.forEach(pictures::eraseUnlessShown);
    }

    private Set<PictureName> of(String item) {
        List<String> ids = entities.createQuery("SELECT u.picture FROM PictureUse u WHERE u.item = :item", String.class)
                .setParameter("item", item)
                .getResultList();
        Set<PictureName> names = new TreeSet<>();
        ids.forEach(id -> names.add(new PictureName(id)));
        return names;
    }

    private static Refusal gone(PictureName name) {
        return Refusal.unprocessable(
                "A picture of this item is not here: it was erased, or is another Herald's. Upload it again.",
                new FieldFault("/associations", "has " + name.uri() + ", which is not here"));
    }
}
