package news.herald.ninjs;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How documents name a picture that Herald keeps: by a uri of its own, and by the addresses of its renditions. Immutable.
 *
 * @param id 21 of a-z and 0-9
 */
public record PictureName(String id) implements Comparable<PictureName> {

    private static final String ID = "([a-z0-9]{21})";
    private static final String PREFIX = "urn:herald:picture:";
    private static final Pattern ADDRESS = Pattern.compile("/pictures/" + ID + "/");
    private static final Pattern RENDITION = Pattern.compile("w[0-9]{1,5}\\.(?:jpg|png)");

    public PictureName {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("no picture's name: " + id);
        }
    }

    /** Whether it is an id, or else nothing of the sort. */
    public static boolean isId(String text) {
        return text.matches(ID);
    }

    public static boolean isRendition(String text) {
        return RENDITION.matcher(text).matches();
    }

    public static Optional<PictureName> ofUri(String uri) {
        return Optional.of(uri)
                .filter(text -> text.startsWith(PREFIX))
                .map(text -> text.substring(PREFIX.length()))
                .filter(PictureName::isId)
                .map(PictureName::new);
    }

    /** The uri of an association that shows it. */
    public String uri() {
        return PREFIX + id;
    }

    /** Of what it is to the API, by which it is erased. */
    public String address() {
        return "/api/pictures/" + id;
    }

    /** Within the site. */
    public String path(String rendition) {
        return "/pictures/" + id + "/" + rendition;
    }

    /** Of an address that ends in this picture's path: within the site, because a site may be called by several names. */
    public Optional<String> pathIn(String address) {
        String rendition = address.substring(address.lastIndexOf('/') + 1);
        return isRendition(rendition) && address.endsWith(path(rendition))
                ? Optional.of(path(rendition))
                : Optional.empty();
    }

    /** Those that an address leads to, of which one with two paths has two. */
    static Set<PictureName> inAddress(String address) {
        return ADDRESS.matcher(address)
                .results()
                .map(found -> new PictureName(found.group(1)))
                .collect(Collectors.toSet());
    }

    /** Whether it is worth a closer look. */
    static boolean mayBeIn(String text) {
        return text.contains(PREFIX) || ADDRESS.matcher(text).find();
    }

    @Override
    public int compareTo(PictureName other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return uri();
    }
}
