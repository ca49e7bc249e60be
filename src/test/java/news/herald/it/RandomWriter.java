package news.herald.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import news.herald.testing.Probe;

/** Writes in transactions of random length, size, flushing and outcome until the deadline. For one thread. */
final class RandomWriter implements Callable<List<String>> {

    private final Probe probe;
    private final String topic;
    private final String name;
    private final Random random;
    private final long deadline;

    /** @param deadline by {@link System#nanoTime} */
    RandomWriter(Probe probe, String topic, String name, long seed, long deadline) {
        this.probe = probe;
        this.topic = topic;
        this.name = name;
        this.random = new Random(seed);
        this.deadline = deadline;
    }

    /** The items whose transaction was committed. */
    @Override
    public List<String> call() {
        List<String> committed = new ArrayList<>();
        for (int number = 0; System.nanoTime() < deadline; number++) {
            String prefix = topic + "." + name + "." + number;
            int count = 1 + random.nextInt(5);
            boolean commits = random.nextInt(10) > 0;
            Probe.Writer writer = Probe.Writer.values()[random.nextInt(Probe.Writer.values().length)];
            Probe.Transaction transaction = commits
                    ? probe.committing(writer, topic, prefix, count)
                    : probe.rollingBack(writer, topic, prefix, count);
            if (random.nextBoolean()) {
                transaction.flushing();
            }
            transaction
                    .holding(random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(20))
                    .run();
            for (int item = 0; commits && item < count; item++) {
                committed.add(prefix + "-" + item);
            }
        }
        return committed;
    }
}
