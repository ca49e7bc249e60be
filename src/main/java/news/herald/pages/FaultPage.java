package news.herald.pages;

import java.util.List;

/** What went wrong, for people. Asks no database: that may be what went wrong. Stateless. */
final class FaultPage {

    private FaultPage() {}

    static String html(String title, String detail) {
        Element front = Element.of("a", "To the front page").with("href", "/");
        return Frame.page(
                new Head(title, detail).hiddenFromSearch(),
                List.of(),
                null,
                Frame.main(
                        Element.of("h1", title).with("id", "title"),
                        Element.of("p", detail).with("class", "empty"),
                        Element.of("p", front)));
    }
}
