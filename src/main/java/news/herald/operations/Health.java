package news.herald.operations;

import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Optional;
import news.herald.json.JsonP;

/** The answer of all checks. Immutable. */
record Health(List<Check> checks) {

    /** One without checks: a process that can say so is alive. */
    static final Health ALIVE = new Health(List.of());

    /**
     * @param fault what is wrong so that the node should get no traffic, or nothing
     * @param note what an operator is to know although it should
     */
    record Check(String name, Optional<String> fault, Optional<String> note) {

        String status() {
            return fault.isPresent() ? "DOWN" : note.isPresent() ? "DEGRADED" : "UP";
        }

        String detail() {
            return fault.or(() -> note).orElse("answers");
        }
    }

    Health {
        checks = List.copyOf(checks);
    }

    boolean isUp() {
        return checks.stream().allMatch(check -> check.fault().isEmpty());
    }

    String json() {
        JsonArrayBuilder list = JsonP.PROVIDER.createArrayBuilder();
        checks.forEach(check -> list.add(JsonP.PROVIDER
                .createObjectBuilder()
                .add("name", check.name())
                .add("status", check.status())
                .add("detail", check.detail())));
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("status", isUp() ? "UP" : "DOWN")
                .add("checks", list)
                .build()
                .toString();
    }
}
