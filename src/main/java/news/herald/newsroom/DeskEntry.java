package news.herald.newsroom;

import java.time.Instant;

/** An item as the desk lists it: whole, and with what its document does not say. Stateless. */
final class DeskEntry {

    private DeskEntry() {}

    static String json(NewsItem item) {
        String publishAt = item.publishAt()
                .map(Instant::toString)
                .map(moment -> ",\"publishAt\":" + Quoted.of(moment))
                .orElse("");
        return "{\"id\":" + Quoted.of(item.id()) + ",\"status\":"
                + Quoted.of(item.status().word()) + publishAt + ",\"item\":"
                + item.document().toJson() + "}";
    }
}
