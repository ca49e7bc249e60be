package news.herald.topics;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import news.herald.live.TopicName;
import news.herald.topics.Topic.Kind;

/** Makes the topics that every Herald has, at the first start. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionManagement(TransactionManagementType.BEAN)
public class BuiltInTopics {

    @Inject
    private Topics topics;

    @PostConstruct
    void start() {
        make(Topics.ALERTS, "Alerts", Kind.ALERTS);
        make(Topics.MONITOR, "Monitor", Kind.MONITOR);
        make(Topics.PRESENCE, "Presence", Kind.PRESENCE);
    }

    /** @throws IllegalStateException when editors made a topic of this name, before there was a built-in one */
    private void make(TopicName name, String title, Kind kind) {
        topics.find(name).filter(topic -> topic.kind() != kind).ifPresent(topic -> {
            throw new IllegalStateException("Herald cannot start: there is a topic " + name + " of the kind "
                    + topic.kind().word() + ", and the name is Herald's own. Give it another one in the table topic");
        });
        if (topics.find(name).isEmpty()) {
            try {
                topics.create(name, title, kind);
            } catch (Exception failed) {
                // Nodes that start together all try: one wins, and for the others the topic is there as well. WildFly
                // throws a commit's checked RollbackException as it is.
                if (topics.find(name).isEmpty()) {
                    throw failed;
                }
            }
        }
    }
}
