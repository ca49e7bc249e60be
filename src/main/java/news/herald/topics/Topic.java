package news.herald.topics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import news.herald.editing.OneLine;
import news.herald.live.TopicName;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/** One topic. Its name, its kind and who may read it are for good, its title may change. */
@Entity
@Table(name = "topic")
public class Topic {

    /** What can be said in a topic. */
    public enum Kind {
        /** ninjs documents: articles, or posts. */
        NEWS,
        /** A table of keyed rows: scores, quotes. */
        ROWS,
        /** Short warnings that pages show at once. */
        ALERTS,
        /** How Herald's own servers are. For operators only. */
        MONITOR,
        /** Who is at the desk, and how many read. For editors only. */
        PRESENCE;

        /** Whether editors make topics of it; the others every Herald has. */
        boolean isMadeByEditors() {
            return this != MONITOR && this != PRESENCE;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }
    }

    /** Who may read it. */
    public enum Access {
        PUBLIC,
        /** For accounts that may read it; to anybody else it is as if there were no such topic. */
        PRIVATE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Access> of(String word) {
            return Stream.of(values())
                    .filter(access -> access.word().equals(word))
                    .findFirst();
        }
    }

    private static final int TITLE_LENGTH = 200;

    @Id
    private String name;

    @Column(nullable = false, length = 2 * TITLE_LENGTH)
    private String title;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 16)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 16)
    private Access access;

    protected Topic() {}

    Topic(TopicName name, String title, Kind kind, Access access) {
        this.name = name.value();
        this.kind = kind;
        this.access = access;
        rename(title);
    }

    /** @throws Refusal 400 unless the title is one line of 1 to 200 characters */
    final void rename(String to) {
        title = OneLine.of(to, TITLE_LENGTH)
                .orElseThrow(() -> Refusal.badRequest(
                        "A topic needs a title.",
                        new FieldFault("/title", "must be one line of 1 to " + TITLE_LENGTH + " characters")));
    }

    public TopicName name() {
        return new TopicName(name);
    }

    public String title() {
        return title;
    }

    public Kind kind() {
        return kind;
    }

    public Access access() {
        return access;
    }

    public boolean isPrivate() {
        return access == Access.PRIVATE;
    }

    public boolean isVisibleTo(Caller caller) {
        if (isPrivate() && !caller.reads(name())) {
            return false;
        }
        return switch (kind) {
            case MONITOR -> caller.operator();
            case PRESENCE -> caller.isAtTheDesk();
            default -> true;
        };
    }
}
