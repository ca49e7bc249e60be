package news.herald.newsroom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import news.herald.json.JsonP;
import news.herald.ninjs.NewsDocument;
import news.herald.topics.Topic;

/**
 * A topic as readers see it at one moment. Immutable.
 *
 * @param cursor from which a stream continues without a gap
 * @param documents the items' ninjs, newest first, as readers see it
 * @param last id of the last item, if there are older ones
 */
record Snapshot(String cursor, List<String> documents, String pinned, String keyEvents, Optional<String> last) {

    private static final String NOTHING = "[]";

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
        return new Snapshot(
                first[0] + "-" + first[1],
                items.stream()
                        .map(row -> NewsDocument.forReaders((String) row[5]))
                        .toList(),
                first[2] == null ? NOTHING : (String) first[2],
                first[3] == null ? NOTHING : (String) first[3],
                rows.size() > paging.limit() ? Optional.of((String) items.get(items.size() - 1)[4]) : Optional.empty());
    }

    String json(Topic topic) {
        return documents.stream()
                .collect(Collectors.joining(
                        ",",
                        "{\"topic\":\"" + topic.name() + "\",\"title\":" + JsonP.quoted(topic.title()) + ",\"kind\":\""
                                + topic.kind().word() + "\",\"cursor\":\"" + cursor + "\",\"items\":[",
                        "],\"board\":{\"pinned\":" + pinned + ",\"keyEvents\":" + keyEvents + "}}"));
    }
}
