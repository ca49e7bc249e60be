package news.herald.topics;

import news.herald.topics.Topic.Kind;

/**
 * What topics of one kind hold; each kind has one bean that knows. Its entities tell readers what changes, this is where
 * they begin. Safe for use by many threads.
 */
public interface TopicContent {

    Kind kind();

    /**
     * Content and cursor of one moment: of one statement, because that is what a database gives one view to (PostgreSQL 15,
     * section 13.2.1).
     *
     * @throws news.herald.problem.Refusal 400 when there is no such page, 404 when the topic is gone
     */
    Snapshot snapshot(Topic topic, Paging paging);

    /** The same, of what will still be there after a crash. */
    Snapshot durableSnapshot(Topic topic, Paging paging);
}
