package news.herald.ninjs;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import news.herald.json.JsonP;

/** Makes documents by walking a schema, about half of them with something wrong on purpose. */
final class DocumentGenerator {

    private final Random random;
    private final JsonObject ninjs;
    private final JsonObject geoJson;
    private int mistakes;

    DocumentGenerator(long seed, JsonObject ninjs, JsonObject geoJson) {
        this.random = new Random(seed);
        this.ninjs = ninjs;
        this.geoJson = geoJson;
    }

    JsonObject next() {
        mistakes = random.nextInt(3) == 0 ? 0 : random.nextInt(3);
        JsonObject item = object(pointed("/$defs/ninjsType"), 0);
        JsonObjectBuilder whole =
                JsonP.PROVIDER.createObjectBuilder(item).add("uri", "urn:example:" + random.nextInt(99));
        if (random.nextInt(40) == 0) {
            whole.add("name", "only associations have one");
        }
        return whole.build();
    }

    private JsonValue value(JsonObject schema, int depth) {
        if (mistakes > 0 && random.nextInt(12) == 0) {
            mistakes--;
            return wrong(resolved(schema).containsKey("format"));
        }
        JsonObject whole = resolved(schema);
        if (whole.containsKey("enum")) {
            return any(whole.getJsonArray("enum"));
        }
        if (!whole.containsKey("type") && whole.containsKey("oneOf")) {
            return value(any(whole.getJsonArray("oneOf")).asJsonObject(), depth);
        }
        return switch (whole.getString("type", "string")) {
            case "object" -> object(whole, depth);
            case "array" -> array(whole, depth);
            case "integer" ->
                JsonP.PROVIDER.createValue(
                        random.nextInt(25) == 0 ? -1 : whole.getInt("minimum", 0) + random.nextInt(11));
            case "number" ->
                JsonP.PROVIDER.createValue(random.nextInt(3) == 0 ? random.nextDouble() : random.nextInt(90));
            case "null" -> JsonValue.NULL;
            default -> text(whole);
        };
    }

    private JsonObject object(JsonObject schema, int depth) {
        JsonObjectBuilder object = JsonP.PROVIDER.createObjectBuilder();
        JsonObject properties =
                schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        int spread = depth == 0 ? 8 : properties.size() > 12 ? 12 : 3;
        properties.forEach((name, property) -> {
            boolean required = schema.containsKey("required")
                    && schema.getJsonArray("required")
                            .getValuesAs(JsonString::getString)
                            .contains(name);
            boolean wanted = required ? !mistake(10) : random.nextInt(spread) == 0;
            if (wanted && depth < 6 && !(name.equals("recurrenceDates") && random.nextInt(4) > 0)) {
                object.add(name, value(property.asJsonObject(), depth + 1));
            }
        });
        if (schema.containsKey("oneOf") && random.nextInt(8) > 0) {
            required(schema.getJsonArray("oneOf"))
                    .forEach(name -> object.add(name, value(properties.getJsonObject(name), depth + 1)));
        } else if (schema.containsKey("anyOf") && random.nextInt(8) > 0) {
            object.add(random.nextBoolean() ? "startDate" : "endDate", "2026-02-28T12:00:00Z");
        }
        if (mistake(30)) {
            object.add("stranger", 1);
        }
        return object.build();
    }

    private List<String> required(JsonArray alternatives) {
        return any(alternatives).asJsonObject().containsKey("required")
                ? List.of(any(alternatives)
                        .asJsonObject()
                        .getJsonArray("required")
                        .getString(0))
                : List.of();
    }

    private JsonArray array(JsonObject schema, int depth) {
        JsonArrayBuilder array = JsonP.PROVIDER.createArrayBuilder();
        int least = schema.getInt("minItems", 0) - (mistake(10) ? 1 : 0);
        int size = Math.max(0, least + random.nextInt(3));
        for (int index = 0; index < size; index++) {
            array.add(value(
                    schema.getOrDefault(
                                    "items",
                                    JsonP.PROVIDER
                                            .createObjectBuilder()
                                            .add("type", "string")
                                            .build())
                            .asJsonObject(),
                    depth + (depth > 4 ? 0 : 1)));
        }
        return array.build();
    }

    private JsonValue text(JsonObject schema) {
        String format = schema.getString("format", "");
        if (format.equals("uri")) {
            return Members.text("https://example.com/a?b=%20c#d");
        }
        if (format.equals("date-time")) {
            return Members.text("2026-02-28T18:30:00.5+01:00");
        }
        if (schema.containsKey("pattern")) {
            return Members.text(List.of(
                            "2026",
                            "2026-02",
                            "-0044-03-15",
                            "2026-02-28T18:30:00Z",
                            "2026-13",
                            "26",
                            "2026-02-28T18:30",
                            "x")
                    .get(random.nextInt(random.nextInt(4) == 0 ? 8 : 4)));
        }
        return Members.text(List.of("", "text", "Ünïcödé 😀", "<b>x</b>").get(random.nextInt(4)));
    }

    /** Herald asserts formats, the official schema leaves that open: such a field gets a wrong type, no wrong text. */
    private JsonValue wrong(boolean formatted) {
        return List.of(
                        JsonValue.NULL,
                        JsonValue.TRUE,
                        JsonP.PROVIDER.createValue(7),
                        JsonP.PROVIDER.createValue(0.5),
                        JsonP.PROVIDER.createValue(new java.math.BigDecimal("2.0")),
                        JsonValue.EMPTY_JSON_ARRAY,
                        JsonValue.EMPTY_JSON_OBJECT,
                        Members.text("wrong"))
                .get(random.nextInt(formatted ? 7 : 8));
    }

    /** A reference and what stands beside it, as one. */
    private JsonObject resolved(JsonObject schema) {
        String reference = schema.getString("$ref", "");
        if (reference.isEmpty()) {
            return schema;
        }
        JsonObject target = reference.startsWith("#")
                ? pointed(reference.substring(1))
                : any(geoJson.getJsonArray("oneOf")).asJsonObject();
        JsonObjectBuilder both = JsonP.PROVIDER.createObjectBuilder(target);
        schema.forEach((word, value) -> {
            if (word.equals("properties")) {
                JsonObjectBuilder all = JsonP.PROVIDER.createObjectBuilder(target.getJsonObject("properties"));
                value.asJsonObject().forEach(all::add);
                both.add(word, all);
            } else if (!word.equals("$ref")
                    && !(word.equals("type") && target.containsKey("type") && random.nextInt(4) > 0)) {
                both.add(word, value);
            }
        });
        return both.build();
    }

    private JsonObject pointed(String pointer) {
        JsonPointer place = JsonP.PROVIDER.createPointer(pointer);
        return place.getValue(ninjs).asJsonObject();
    }

    private boolean mistake(int chance) {
        if (mistakes > 0 && random.nextInt(chance) == 0) {
            mistakes--;
            return true;
        }
        return false;
    }

    private JsonValue any(JsonArray values) {
        return new ArrayList<>(values).get(random.nextInt(values.size()));
    }
}
