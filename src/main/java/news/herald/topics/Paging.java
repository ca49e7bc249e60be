package news.herald.topics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/**
 * Which page of a list is asked for. Immutable.
 *
 * @param limit items of the page, 1 to 200
 * @param before uri or id of the last item of the page before
 */
public record Paging(int limit, Optional<String> before) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    /** The longest uri, and longer than any id. */
    private static final int BEFORE_LENGTH = 255;

    /** @throws Refusal 400 that names the parameter */
    public static Paging of(String limit, String before) {
        return new Paging(
                limit == null ? USUAL : number(limit),
                Optional.ofNullable(before).map(Paging::reference));
    }

    private static int number(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        }
        throw fault("limit", "must be a whole number from 1 to " + MOST);
    }

    /** Not every text can be asked for in a database: NUL ends the conversation with PostgreSQL. */
    private static String reference(String text) {
        boolean plain = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (text.isEmpty() || text.length() > BEFORE_LENGTH || !plain) {
            throw unknownItem();
        }
        return text;
    }

    public static Refusal unknownItem() {
        return fault("before", "must be the uri or the id of an item of this topic");
    }

    private static Refusal fault(String parameter, String detail) {
        return Refusal.badRequest("There is no such page.", new FieldFault(parameter, detail));
    }

    /** The value of a {@code Link} header (RFC 8288) to the page after the one that ends with this item. */
    public String linkToNext(String path, String query, String last) {
        return "<" + path + "?" + query + "limit=" + limit + "&before="
                + URLEncoder.encode(last, StandardCharsets.UTF_8) + ">; rel=\"next\"";
    }
}
