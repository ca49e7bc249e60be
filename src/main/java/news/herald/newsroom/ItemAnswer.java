package news.herald.newsroom;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import news.herald.ninjs.NewsDocument;

/** How an item is answered with, to editors and to readers. Stateless. */
final class ItemAnswer {

    private ItemAnswer() {}

    static Response whole(NewsItem item) {
        return whole(Response.ok(), item).header("Cache-Control", "no-cache").build();
    }

    static ResponseBuilder whole(ResponseBuilder answer, NewsItem item) {
        return with(answer, item, item.document())
                .header("Herald-Status", item.status().word());
    }

    static ResponseBuilder with(ResponseBuilder answer, NewsItem item, NewsDocument seen) {
        // One address, two views: no cache may give the editor's to a reader.
        return answer.entity(seen.toJson()).tag(tag(item)).header("Vary", "Authorization, Cookie");
    }

    static EntityTag tag(NewsItem item) {
        return new EntityTag(Integer.toString(item.version()));
    }
}
