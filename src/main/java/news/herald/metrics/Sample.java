package news.herald.metrics;

import java.util.List;

/**
 * One line of the exposition.
 *
 * @param suffix what follows the family's name, for example {@code _sum}; often empty
 * @param labels what the instrument adds to the labels of its series
 */
record Sample(String suffix, List<Label> labels, double value) {

    static Sample of(double value) {
        return new Sample("", List.of(), value);
    }
}
