package news.herald.newsroom;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.herald.json.JsonP;
import news.herald.ninjs.NewsDocument;

/** The versions of one item, told to editors or to readers. Immutable. */
final class History {

    private final NewsItem item;
    private final List<ItemVersion> versions;

    /** @param versions oldest first */
    History(NewsItem item, List<ItemVersion> versions) {
        this.item = item;
        this.versions = versions;
    }

    String forEditors() {
        return json(
                versions.stream(),
                version -> "\"status\":" + JsonP.quoted(version.status().word()) + ",\"by\":"
                        + JsonP.quoted(version.author()) + ",\"item\":"
                        + whole(version).toJson());
    }

    /** Only what readers were told of. What came before a withholding or a kill stays hidden behind it. */
    String forReaders() {
        return json(
                versions.stream().filter(version -> version.event().isPresent()),
                version -> "\"item\":" + seen(version).toJson());
    }

    private NewsDocument seen(ItemVersion version) {
        if (item.status() == Status.CANCELED) {
            return whole(version).canceled();
        }
        return version.version() <= hiddenUpTo()
                ? whole(version).withheld()
                : whole(version).forReaders();
    }

    private int hiddenUpTo() {
        return versions.stream()
                .filter(version -> version.status() == Status.WITHHELD)
                .mapToInt(ItemVersion::version)
                .max()
                .orElse(0);
    }

    private NewsDocument whole(ItemVersion version) {
        return version.document()
                .orElseGet(
                        () -> item.document().canceled().with(Map.of("version", Integer.toString(version.version()))));
    }

    private static String json(Stream<ItemVersion> told, Function<ItemVersion, String> members) {
        return told.map(version -> "{\"version\":\"" + version.version() + "\",\"event\":"
                        + version.event()
                                .map(event -> JsonP.quoted(event.word()))
                                .orElse("null") + ",\"created\":"
                        + JsonP.quoted(version.created().toString()) + "," + members.apply(version) + "}")
                .collect(Collectors.joining(",", "{\"versions\":[", "]}"));
    }
}
