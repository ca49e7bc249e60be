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
import news.herald.live.TopicName;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;
import news.herald.topics.Some;

/** An account that an administrator wants, checked. Immutable. */
record NewAccount(String name, Rights rights) {

    /**
     * What an account may do. Immutable.
     *
     * @param topics nothing for all of them
     * @param topicsGiven whether anything is said of topics: an account that is there keeps its own otherwise, so that who
     *     knows nothing of them widens no right
     */
    record Rights(Set<Role> roles, Optional<Set<TopicName>> topics, boolean topicsGiven) {

        Rights {
            roles = Set.copyOf(roles);
            topics = topics.map(Set::copyOf);
        }

        void giveTo(Account account) {
            account.assign(roles);
            if (topicsGiven || roles.contains(Role.ADMIN)) {
                account.confine(topics);
            }
        }
    }

    /** @throws Refusal 400 that names every member at fault */
    static NewAccount of(JsonObject body) {
        List<FieldFault> faults = new ArrayList<>();
        String name = body.get("name") instanceof JsonString text ? text.getString() : "";
        if (!Account.isName(name)) {
            faults.add(new FieldFault("/name", "must be 1 to 64 of letters, digits and . _ @ -"));
        }
        Rights rights = rights(body, faults);
        refuse(faults);
        return new NewAccount(name, rights);
    }

    /**
     * For an account that is there.
     *
     * @throws Refusal 400 that names every member at fault
     */
    static Rights rights(JsonObject body) {
        List<FieldFault> faults = new ArrayList<>();
        Rights rights = rights(body, faults);
        refuse(faults);
        return rights;
    }

    private static Rights rights(JsonObject body, List<FieldFault> faults) {
        Set<Role> roles = roles(body, faults);
        Optional<Set<TopicName>> topics = Some.topics(body, faults);
        if (topics.isPresent() && roles.contains(Role.ADMIN)) {
            faults.add(new FieldFault("/topics", "must be missing: an admin may do everything"));
        }
        return new Rights(roles, topics, body.containsKey("topics"));
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
