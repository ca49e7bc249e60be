package news.herald.pages;

import jakarta.servlet.http.HttpServletRequest;
import news.herald.config.Settings;
import news.herald.live.TopicName;
import news.herald.wire.OwnAddress;

/**
 * The addresses of the pages as others know them: whole, for feeds, previews and search engines. Immutable.
 *
 * @param root scheme, host and maybe a port, without a slash at the end
 */
record Site(String root) {

    static Site of(HttpServletRequest request, Settings settings) {
        return new Site(OwnAddress.of(request, settings));
    }

    String front() {
        return root + "/";
    }

    String topic(TopicName topic) {
        return root + Path.topic(topic);
    }

    String item(String id) {
        return root + Path.item(id);
    }

    String feed(TopicName topic, FeedFormat format) {
        return topic(topic) + "/feed." + format.ending();
    }

    /** The same within the site. */
    static final class Path {

        private Path() {}

        static String topic(TopicName topic) {
            return "/topics/" + topic;
        }

        static String item(String id) {
            return "/items/" + id;
        }
    }
}
