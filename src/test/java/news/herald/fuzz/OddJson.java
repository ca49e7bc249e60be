package news.herald.fuzz;

import java.util.List;

/** JSON and what is nearly JSON. Stateless. */
final class OddJson {

    private static final List<String> MEMBERS = List.of(
            "headlines",
            "bodies",
            "descriptions",
            "slugline",
            "type",
            "uri",
            "version",
            "pubStatus",
            "urgency",
            "by",
            "edNote",
            "subjects",
            "associations",
            "renditions",
            "embargoedUntil",
            "firstCreated",
            "versionCreated",
            "language",
            "note",
            "title",
            "text",
            "link",
            "expires",
            "key",
            "fields",
            "rows",
            "name",
            "kind",
            "turn",
            "item",
            "password",
            "value",
            "contentType",
            "role",
            "href",
            "width",
            "places",
            "geoJSON",
            "__proto__",
            "a/b~c",
            "");

    private OddJson() {}

    static String object(Dice dice) {
        return object(dice, 3);
    }

    private static String object(Dice dice, int depth) {
        StringBuilder json = new StringBuilder("{");
        for (int left = dice.below(5); left > 0; left--) {
            json.append(json.length() > 1 ? "," : "")
                    .append(text(dice.chance(90) ? dice.of(MEMBERS) : OddText.any(dice)))
                    .append(':')
                    .append(value(dice, depth));
        }
        return json.append('}').toString();
    }

    static String value(Dice dice, int depth) {
        if (depth > 0 && dice.chance(30)) {
            return dice.chance(50) ? object(dice, depth - 1) : array(dice, depth - 1);
        }
        return dice.oneOf(
                () -> text(OddText.any(dice)),
                () -> text(OddText.any(dice)),
                () -> number(dice),
                () -> dice.of("true", "false", "null"));
    }

    private static String array(Dice dice, int depth) {
        StringBuilder json = new StringBuilder("[");
        for (int left = dice.below(4); left > 0; left--) {
            json.append(json.length() > 1 ? "," : "").append(value(dice, depth));
        }
        return json.append(']').toString();
    }

    private static String number(Dice dice) {
        return dice.oneOf(
                () -> Long.toString(dice.anyLong()),
                () -> Integer.toString(dice.below(12) - 1),
                () -> Double.toString(Double.longBitsToDouble(dice.anyLong())),
                () -> dice.of(
                        "0", "-0", "1e308", "1E-308", "1e999999999", "1e99999999999999999999", "01", "1.", "+1", ".5"),
                () -> "9".repeat(1 + dice.below(60)));
    }

    /** In quotes, with escapes of every sort and some that are none. */
    static String text(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
