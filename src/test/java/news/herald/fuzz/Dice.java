package news.herald.fuzz;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** The chance of one request: the same seed and number make the same choices. For one thread. */
final class Dice {

    /** Spreads neighbouring numbers over all seeds (the golden ratio, as in {@code SplittableRandom}). */
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private final Random random;

    Dice(long seed, long number) {
        random = new Random(seed ^ number * SPREAD);
    }

    /** @param percent how often of a hundred times */
    boolean chance(double percent) {
        return random.nextDouble() * 100 < percent;
    }

    /** From 0, less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    long anyLong() {
        return random.nextLong();
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @SafeVarargs
    final String oneOf(Supplier<String>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }

    byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }
}
