package news.herald.pages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.herald.pages.Articles.Marks;

/**
 * As many stories as a page should carry: a crowd fetches it, over slow lines too. Immutable.
 *
 * @param stories in the order of the topic
 * @param articles the same, arranged as a reader sees them
 * @param older the id after which the next page begins, if there is more
 */
record FirstView(List<Story> stories, List<Element> articles, Optional<String> older) {

    /** Stories of a page. */
    static final int STORIES = 30;

    /** Bytes of one article; a longer one is shown on its own page. */
    private static final int ARTICLE = 16_000;

    /** Bytes of all together: with what goes around them, less than 100 KB. */
    private static final int ARTICLES = 52_000;

    static FirstView of(TopicView view) {
        List<Story> stories = new ArrayList<>();
        int length = 0;
        for (Story story : view.stories()) {
            length += length(article(view, story));
            if (length > ARTICLES && !stories.isEmpty()) {
                break;
            }
            stories.add(story);
        }
        boolean cut = stories.size() < view.stories().size();
        List<Element> articles = new ArrayList<>();
        for (Story story : view.arranged(stories)) {
            articles.add(article(view, story)
                    .with("aria-posinset", articles.size() + 1)
                    .with("aria-setsize", cut || view.snapshot().last().isPresent() ? -1 : stories.size()));
        }
        return new FirstView(
                stories,
                articles,
                cut
                        ? Optional.of(stories.get(stories.size() - 1).id())
                        : view.snapshot().last());
    }

    private static Element article(TopicView view, Story story) {
        Marks marks = view.marks(story);
        // Before it is put together: it may be a million characters.
        if (story.body().filter(body -> body.value().length() > ARTICLE).isPresent()) {
            return Articles.teaser(story, marks, "h2");
        }
        Element whole = Articles.of(story, marks, "h2");
        return length(whole) > ARTICLE ? Articles.teaser(story, marks, "h2") : whole;
    }

    private static int length(Element article) {
        return article.html().getBytes(StandardCharsets.UTF_8).length;
    }
}
