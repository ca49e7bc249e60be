package news.herald.rows;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/** A row as somebody hands it in, checked. Immutable. */
public record Submission(RowKey key, Fields fields) {

    static final int BATCH = 500;

    private static final String NO_ROW = "The body does not describe rows.";

    /**
     * @param body the fields
     * @throws Refusal 400 that names every fault
     */
    static Submission of(String key, JsonObject body) {
        Findings findings = new Findings();
        if (!RowKey.isWellFormed(key)) {
            findings.add("key", RowKey.RULE);
        }
        Fields.check(body, "", findings);
        findings.refuse("The request does not describe a row.");
        return new Submission(new RowKey(key), new Fields(body));
    }

    /**
     * @param body its member {@code rows}; what else a snapshot has is not looked at
     * @throws Refusal 400 or 422 that names every fault
     */
    public static List<Submission> batch(JsonObject body) {
        if (!(body.get("rows") instanceof JsonArray rows)) {
            throw Refusal.badRequest(NO_ROW, new FieldFault("/rows", "must be an array"));
        }
        if (rows.size() > BATCH) {
            throw Refusal.unprocessable(
                    "One request takes at most " + BATCH + " rows.",
                    new FieldFault("/rows", "must have at most " + BATCH + " elements"));
        }
        Findings findings = new Findings();
        for (int i = 0; i < rows.size(); i++) {
            check(rows.get(i), "/rows/" + i, findings);
        }
        findings.refuse(NO_ROW);
        List<Submission> batch = rows.getValuesAs(JsonObject.class).stream()
                .map(row -> new Submission(new RowKey(row.getString("key")), new Fields(row.getJsonObject("fields"))))
                .toList();
        refuseDoubles(batch);
        return batch;
    }

    private static void check(JsonValue value, String at, Findings findings) {
        if (!(value instanceof JsonObject row)) {
            findings.add(at, "must be an object");
            return;
        }
        if (!(row.get("key") instanceof JsonString key) || !RowKey.isWellFormed(key.getString())) {
            findings.add(at + "/key", RowKey.RULE);
        }
        if (row.get("fields") instanceof JsonObject fields) {
            Fields.check(fields, at + "/fields", findings);
        } else {
            findings.add(at + "/fields", "must be an object");
        }
    }

    private static void refuseDoubles(List<Submission> batch) {
        Set<RowKey> keys = new HashSet<>();
        Findings doubles = new Findings();
        for (int i = 0; i < batch.size(); i++) {
            if (!keys.add(batch.get(i).key())) {
                doubles.add("/rows/" + i + "/key", "stands in this batch already");
            }
        }
        doubles.refuse(Refusal::unprocessable, "A batch has each key once.");
    }
}
