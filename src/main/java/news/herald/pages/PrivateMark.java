package news.herald.pages;

/** What tells whoever may read a private topic that not everybody may. Stateless. */
final class PrivateMark {

    private PrivateMark() {}

    /** Beside its name. */
    static Element brief() {
        return Element.of("span", lock(), Html.text("Private")).with("class", "private");
    }

    /** On its own page. */
    static Element whole() {
        return Element.of("p", lock(), Html.text("Private: only accounts that may read this topic see it."))
                .with("class", "private");
    }

    /** Drawn by the style sheet. */
    private static Element lock() {
        return Element.of("span").with("class", "lock").with("aria-hidden", "true");
    }
}
