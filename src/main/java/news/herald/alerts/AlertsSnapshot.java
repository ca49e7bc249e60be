package news.herald.alerts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import news.herald.problem.Refusal;
import news.herald.topics.Paging;
import news.herald.topics.Snapshot;

/** The alerts of a topic that are neither killed nor expired, newest first, from one statement. Stateless. */
final class AlertsSnapshot {

    private AlertsSnapshot() {}

    /** Same words for H2 and PostgreSQL. By the database's clock, which is one for all nodes. */
    static String statement(int rows, boolean continued) {
        String begin = "(SELECT b.created FROM alert b WHERE b.id = ?2)";
        String older = continued ? " AND n.created <= " + begin + " AND (n.created < " + begin + " OR n.id < ?2)" : "";
        return "SELECT h.epoch AS head_epoch, h.id AS head_id, a.id AS alert_id, a.document AS document"
                + " FROM topic t"
                + " LEFT JOIN journal_head h ON h.one = 1"
                + " LEFT JOIN (SELECT n.id, n.topic, n.document, n.created FROM alert n"
                + " WHERE n.topic = ?1 AND n.status = 'USABLE' AND (n.expires IS NULL OR n.expires > CURRENT_TIMESTAMP)"
                + older
                + " ORDER BY n.created DESC, n.id DESC FETCH FIRST " + rows + " ROWS ONLY) a ON a.topic = t.name"
                + " WHERE t.name = ?1 ORDER BY a.created DESC, a.id DESC";
    }

    /** @throws Refusal 404 when the topic is gone */
    static Snapshot of(List<Object[]> rows, Paging paging) {
        if (rows.isEmpty()) {
            throw Refusal.notFound("There is no such topic.");
        }
        Object[] first = rows.get(0);
        List<Object[]> alerts = rows.stream()
                .filter(row -> row[2] != null)
                .limit(paging.limit())
                .toList();
        return new Snapshot(
                first[0] + "-" + first[1],
                alerts.stream().map(row -> (String) row[3]).collect(Collectors.joining(",", "\"alerts\":[", "]")),
                rows.size() > paging.limit()
                        ? Optional.of((String) alerts.get(alerts.size() - 1)[2])
                        : Optional.empty());
    }
}
