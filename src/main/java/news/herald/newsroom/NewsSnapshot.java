package news.herald.newsroom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import news.herald.ninjs.NewsDocument;
import news.herald.topics.Paging;
import news.herald.topics.Snapshot;

/** The published items of a topic and its board, newest first, from one statement. Stateless. */
final class NewsSnapshot {

    private static final String NOTHING = "[]";

    private NewsSnapshot() {}

    /** Same words for H2 and PostgreSQL. The scalar subqueries let both walk the index from where the page begins. */
    static String statement(int rows, boolean continued) {
        String begin = "(SELECT a.published_at FROM news_item a WHERE a.id = ?2)";
        String older = continued ? " AND n.listed <= " + begin + " AND (n.listed < " + begin + " OR n.id < ?2)" : "";
        return "SELECT h.epoch AS head_epoch, h.id AS head_id, b.pinned AS pinned, b.key_events AS key_events,"
                + " i.id AS item_id, i.document AS document"
                + " FROM topic t"
                + " LEFT JOIN journal_head h ON h.one = 1"
                + " LEFT JOIN board b ON b.topic = t.name"
                + " LEFT JOIN (SELECT n.id, n.topic, n.document, n.listed FROM news_item n"
                + " WHERE n.topic = ?1 AND n.status = 'USABLE'" + older
                + " ORDER BY n.listed DESC, n.id DESC FETCH FIRST " + rows + " ROWS ONLY) i ON i.topic = t.name"
                + " WHERE t.name = ?1 ORDER BY i.listed DESC, i.id DESC";
    }

    static Snapshot of(List<Object[]> rows, Paging paging) {
        if (rows.isEmpty()) {
            throw Archive.unknownItem();
        }
        List<Object[]> items = rows.stream()
                .filter(row -> row[4] != null)
                .limit(paging.limit())
                .toList();
        Object[] first = rows.get(0);
        String documents = items.stream()
                .map(row -> NewsDocument.forReaders((String) row[5]))
                .collect(Collectors.joining(","));
        return new Snapshot(
                first[0] + "-" + first[1],
                "\"items\":[" + documents + "],\"board\":{\"pinned\":" + list(first[2]) + ",\"keyEvents\":"
                        + list(first[3]) + "}",
                items.stream().map(row -> (String) row[4]).toList(),
                rows.size() > paging.limit() ? Optional.of((String) items.get(items.size() - 1)[4]) : Optional.empty());
    }

    private static String list(Object uris) {
        return uris == null ? NOTHING : (String) uris;
    }
}
