package news.herald.newsroom;

import java.time.Instant;
import news.herald.json.JsonP;

/** An item as the desk lists it: whole, and with what its document does not say. Stateless. */
final class DeskEntry {

    private DeskEntry() {}

    static String json(NewsItem item) {
        String publishAt = item.publishAt()
                .map(Instant::toString)
                .map(moment -> ",\"publishAt\":" + JsonP.quoted(moment))
                .orElse("");
        return "{\"id\":" + JsonP.quoted(item.id()) + ",\"status\":"
                + JsonP.quoted(item.status().word()) + publishAt + ",\"item\":"
                + item.document().toJson() + "}";
    }
}
