package news.herald.bench;

import news.herald.testing.Mark;

/**
 * An event as a reader got it. Immutable.
 *
 * @param text its data
 * @param marked the mark that it carries
 * @param bytes all of it on the wire, without HTTP's own framing
 */
record Sample(String text, Mark marked, int bytes) {

    /** The same data with another mark, so equally long. */
    String data(Mark mark) {
        return text.replace(marked.toString(), mark.toString());
    }
}
