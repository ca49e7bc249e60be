package news.herald.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/** What is wrong with a body: the first of it, because there can be ten thousand faults in one. Used by one thread. */
final class Findings {

    private static final int MOST = 20;

    private final List<FieldFault> faults = new ArrayList<>();

    void add(String pointer, String detail) {
        if (faults.size() < MOST) {
            faults.add(new FieldFault(pointer, detail));
        }
    }

    /** @throws Refusal 400 when there is any */
    void refuse(String detail) {
        refuse(Refusal::badRequest, detail);
    }

    /** @throws Refusal the one that is made of it, when there is any */
    void refuse(BiFunction<String, FieldFault[], Refusal> refusal, String detail) {
        if (!faults.isEmpty()) {
            throw refusal.apply(detail, faults.toArray(FieldFault[]::new));
        }
    }
}
