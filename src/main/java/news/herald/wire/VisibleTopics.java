package news.herald.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import news.herald.live.TopicName;
import news.herald.problem.Refusal;

/** The topics that a caller may read. To a caller who may not, a topic is as unknown as one that is not there. */
@ApplicationScoped
class VisibleTopics {

    TopicName require(String name, HttpServletRequest caller) {
        if (!TopicName.isWellFormed(name)) {
            throw unknown(name);
        }
        return new TopicName(name);
    }

    private static Refusal unknown(String name) {
        return Refusal.notFound("there is no topic " + name);
    }
}
