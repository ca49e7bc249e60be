package news.herald.testing;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import news.herald.testing.JournalChecker.Entry;

/** The client of the probe in the WAR of the tests. Safe for use by many threads. */
public final class Probe {

    /** What kind of code in the server writes. */
    public enum Writer {
        BEAN("bean"),
        SINGLETON("singleton");

        private final String path;

        Writer(String path) {
            this.path = path;
        }
    }

    private final HeraldApi api;

    public Probe(HeraldApi api) {
        this.api = api;
    }

    /** A transaction in the making; changed by its methods, for one thread. */
    public final class Transaction {

        private final StringBuilder query;
        private final int expected;
        private final Writer writer;

        private Transaction(Writer writer, String topic, String prefix, int count, int expected) {
            this.writer = writer;
            this.expected = expected;
            this.query = new StringBuilder("topic=" + topic + "&prefix=" + prefix + "&count=" + count);
        }

        /** Stays open this long after its first write. */
        public Transaction holding(long milliseconds) {
            query.append("&hold=").append(milliseconds);
            return this;
        }

        /** Flushes after each write, not only when it commits. */
        public Transaction flushing() {
            query.append("&flush=true");
            return this;
        }

        /** Runs it to its end. */
        public void run() {
            api.send(api.request("/test/probe/" + writer.path + "?" + query).POST(BodyPublishers.noBody()))
                    .expect(expected);
        }
    }

    /** A transaction that writes so many items, named prefix-0, prefix-1 and so on, and commits. */
    public Transaction committing(Writer writer, String topic, String prefix, int count) {
        return new Transaction(writer, topic, prefix, count, 204);
    }

    /** The same, but it rolls back at its end. */
    public Transaction rollingBack(Writer writer, String topic, String prefix, int count) {
        Transaction transaction = new Transaction(writer, topic, prefix, count, 409);
        transaction.query.append("&rollback=EARLY");
        return transaction;
    }

    /** The same, but it fails only when all is written and its commit has begun. */
    public Transaction failingToCommit(Writer writer, String topic, String prefix, int count) {
        Transaction transaction = new Transaction(writer, topic, prefix, count, 409);
        transaction.query.append("&rollback=LATE");
        return transaction;
    }

    /** The items of a topic that are in the table of the live entity. */
    public List<String> items(String topic) {
        return api.get("/test/probe/scores?topic=" + topic)
                .expect(200)
                .body()
                .lines()
                .toList();
    }

    public void reach(String item, long points) {
        api.send(api.request("/test/probe/scores/" + item + "?points=" + points).PUT(BodyPublishers.noBody()))
                .expect(204);
    }

    public void remove(String item) {
        api.send(api.request("/test/probe/scores/" + item).DELETE()).expect(204);
    }

    /** The truth: the journal of a topic as its table has it. */
    public List<Entry> journal(String topic) {
        return entries(api.get("/test/probe/journal?topic=" + topic).expect(200).body());
    }

    /** The API signed in with an account that is made for it. @param roles role words with commas between */
    public HeraldApi signedIn(String roles) {
        String name = "probe-" + Long.toString(System.nanoTime(), 36);
        api.send(api.request("/test/probe/accounts/" + name + "?roles=" + roles).PUT(BodyPublishers.noBody()))
                .expect(204);
        return api.signedIn(name);
    }

    public void writeToPlainSequence(String item, long hold) {
        api.send(api.request("/test/probe/sequence?prefix=" + item + "&hold=" + hold)
                        .POST(BodyPublishers.noBody()))
                .expect(204);
    }

    public List<Entry> plainSequence(long after) {
        return entries(
                api.get("/test/probe/sequence?after=" + after).expect(200).body());
    }

    private static List<Entry> entries(String lines) {
        List<Entry> entries = new ArrayList<>();
        lines.lines().forEach(line -> {
            int space = line.indexOf(' ');
            entries.add(new Entry(line.substring(0, space), line.substring(space + 1)));
        });
        return entries;
    }
}
