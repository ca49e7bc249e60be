package news.herald.operations;

import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Optional;
import news.herald.json.JsonP;

/** The answer of all checks. Immutable. */
record Health(List<Check> checks) {

    /** One without checks: a process that can say so is alive. */
    static final Health ALIVE = new Health(List.of());

    /** @param fault what is wrong, or nothing */
    record Check(String name, Optional<String> fault) {

        String status() {
            return fault.isEmpty() ? "UP" : "DOWN";
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
                .add("detail", check.fault().orElse("answers"))));
        return JsonP.PROVIDER
                .createObjectBuilder()
                .add("status", isUp() ? "UP" : "DOWN")
                .add("checks", list)
                .build()
                .toString();
    }
}
