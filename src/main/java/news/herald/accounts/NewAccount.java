package news.herald.accounts;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/** An account that an administrator wants, or the roles of one, checked. Immutable. */
record NewAccount(String name, Set<Role> roles) {

    NewAccount {
        roles = Set.copyOf(roles);
    }

    /** @throws Refusal 400 that names every member at fault */
    static NewAccount of(JsonObject body) {
        List<FieldFault> faults = new ArrayList<>();
        String name = body.get("name") instanceof JsonString text ? text.getString() : "";
        if (!Account.isName(name)) {
            faults.add(new FieldFault("/name", "must be 1 to 64 of letters, digits and . _ @ -"));
        }
        Set<Role> roles = roles(body, faults);
        refuse(faults);
        return new NewAccount(name, roles);
    }

    /**
     * For an account that is there.
     *
     * @throws Refusal 400 that names every member at fault
     */
    static Set<Role> roles(JsonObject body) {
        List<FieldFault> faults = new ArrayList<>();
        Set<Role> roles = roles(body, faults);
        refuse(faults);
        return roles;
    }

    private static Set<Role> roles(JsonObject body, List<FieldFault> faults) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        boolean fine = body.get("roles") instanceof JsonArray array && !array.isEmpty();
        if (fine) {
            for (JsonValue one : body.getJsonArray("roles")) {
                Optional<Role> role = one instanceof JsonString text ? Role.of(text.getString()) : Optional.empty();
                role.ifPresent(roles::add);
                fine &= role.isPresent();
            }
        }
        if (!fine) {
            faults.add(new FieldFault("/roles", "must be one or more of reader, editor, operator, admin"));
        }
        return roles;
    }

    private static void refuse(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(400, "Bad request", "The body does not describe an account.", faults);
        }
    }
}
