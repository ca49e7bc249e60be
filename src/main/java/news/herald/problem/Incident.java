package news.herald.problem;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The number by which a caller and an operator speak of the same fault. Immutable. */
record Incident(String id) {

    static Incident next() {
        return new Incident(UUID.randomUUID().toString().substring(0, 13));
    }

    Problem fault() {
        return on(new Problem(
                500,
                "Internal server error",
                "Herald failed to answer. Whoever runs it finds the reason in the log under incident " + id + ".",
                List.of(),
                Optional.empty(),
                0));
    }

    Problem on(Problem problem) {
        return new Problem(
                problem.status(),
                problem.title(),
                problem.detail(),
                problem.errors(),
                Optional.of(id),
                problem.retryAfter());
    }

    @Override
    public String toString() {
        return "incident " + id;
    }
}
