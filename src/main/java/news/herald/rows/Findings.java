package news.herald.rows;

import java.util.ArrayList;
import java.util.List;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/** What is wrong with a body: the first of it, because there can be ten thousand faults in one. Used by one thread. */
final class Findings {

    private static final int MOST = 20;

    /** What is shown of a name that comes from outside. */
    private static final int SHOWN = 100;

    private final List<FieldFault> faults = new ArrayList<>();

    void add(String pointer, String detail) {
        if (faults.size() < MOST) {
            faults.add(new FieldFault(pointer, detail));
        }
    }

    /** @throws Refusal 400 when there is any */
    void refuse(String detail) {
        if (!faults.isEmpty()) {
            throw Refusal.badRequest(detail, faults.toArray(FieldFault[]::new));
        }
    }

    /** A name as part of a JSON Pointer (RFC 6901). */
    static String token(String name) {
        String shown = name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
        return shown.replace("~", "~0").replace("/", "~1");
    }
}
