package news.herald.access;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/** Reads who signs in, and with what, from a body. Stateless. */
final class Credentials {

    /** Characters. Longer ones cannot be anybody's. */
    private static final int MOST = 512;

    private Credentials() {}

    /** @throws Refusal 400 that names every member at fault */
    static BasicCredentials of(JsonObject body) {
        List<FieldFault> faults = new ArrayList<>();
        String name = text(body, "name", faults);
        String password = text(body, "password", faults);
        refuse(faults, "The body does not say who signs in.");
        return new BasicCredentials(name, password);
    }

    static String text(JsonObject body, String member, List<FieldFault> faults) {
        Optional<String> text = body.get(member) instanceof JsonString string
                        && !string.getString().isEmpty()
                        && string.getString().length() <= MOST
                ? Optional.of(string.getString())
                : Optional.empty();
        if (text.isEmpty()) {
            faults.add(new FieldFault("/" + member, "must be a text of 1 to " + MOST + " characters"));
        }
        return text.orElse("");
    }

    static void refuse(List<FieldFault> faults, String detail) {
        if (!faults.isEmpty()) {
            throw new Refusal(400, "Bad request", detail, faults);
        }
    }
}
