package news.herald.pages;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** The rows of a topic as they are now. Stateless. */
final class RowsTable {

    private static final int ROWS = 500;
    private static final int COLUMNS = 24;

    /** Of all that are shown: a row may have fifty texts of a thousand each. */
    private static final int CHARACTERS = 400_000;

    private RowsTable() {}

    /** @param content with {@code "rows":[{"fields"}]} */
    static Element of(String title, JsonObject content) {
        List<JsonObject> rows = first(Json.objects(content, "rows"));
        List<String> columns = rows.stream()
                .flatMap(row -> fields(row).keySet().stream())
                .distinct()
                .limit(COLUMNS)
                .toList();
        Element head = Element.of("tr");
        columns.forEach(name -> head.add(column(name)));
        Element body = Element.of("tbody");
        rows.forEach(row -> body.add(row(row, columns)));
        Element table = Element.of("table", Element.of("caption", title), Element.of("thead", head), body);
        // Wider than a small screen, it scrolls in a frame of its own, which the keyboard must reach.
        return Element.of("div", table)
                .with("class", "rows")
                .with("role", "region")
                .with("aria-label", title)
                .with("tabindex", 0);
    }

    private static List<JsonObject> first(List<JsonObject> all) {
        List<JsonObject> rows = new ArrayList<>();
        int characters = 0;
        for (JsonObject row : all) {
            characters += fields(row).toString().length();
            if (rows.size() == ROWS || characters > CHARACTERS && !rows.isEmpty()) {
                break;
            }
            rows.add(row);
        }
        return rows;
    }

    private static Element row(JsonObject row, List<String> columns) {
        Element cells = Element.of("tr");
        // The first column names the row, as in elements/table.js.
        columns.forEach(name -> {
            boolean first = name.equals(columns.get(0));
            Element cell = Element.of(first ? "th" : "td", words(fields(row).get(name)));
            cells.add((first ? cell.with("scope", "row") : cell).with("dir", "auto"));
        });
        return cells;
    }

    private static Element column(String name) {
        return Element.of("th", name).with("scope", "col");
    }

    private static JsonObject fields(JsonObject row) {
        return row.get("fields") instanceof JsonObject fields ? fields : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static String words(JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
