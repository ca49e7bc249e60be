package news.herald.newsroom;

import news.herald.live.TopicName;
import news.herald.ninjs.NewsDocument;

/**
 * One item as everybody may see it now: of a withheld or killed one only that it is so. Immutable.
 *
 * @param id by which addresses name it
 * @param killed for good
 */
public record PublicItem(String id, TopicName topic, NewsDocument document, boolean killed) {}
