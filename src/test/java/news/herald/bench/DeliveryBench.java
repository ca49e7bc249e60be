package news.herald.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import news.herald.testing.Target;
import org.junit.jupiter.api.Test;

/** Run by {@code mvn verify -Pbench}, and by no test run. Fails only when Herald loses or doubles an event. */
class DeliveryBench {

    @Test
    void heraldBesideTheServersOwnBroadcaster() throws IOException {
        BenchPlan plan = BenchPlan.fromProperties();
        Progress progress = new Progress(System.out);
        progress.say("Herald starts, then the server with its own broadcaster");
        Outcome outcome;
        try (Contestant herald = Contestant.herald()) {
            Sample heralds = herald.sample();
            try (Contestant stock = Contestant.stock(heralds)) {
                Setting setting = Setting.here(plan, heralds, stock.sample());
                progress.say("both serve; warming up");
                outcome = new Contest(plan, List.of(herald, stock), progress)
                        .run()
                        .outcome(setting);
            }
        }
        publish(outcome, progress);
        assertTrue(outcome.heraldIsFaultless(), () -> "of Herald: " + outcome.tally(Contestant.HERALD));
    }

    private static void publish(Outcome outcome, Progress progress) throws IOException {
        Path directory = Target.freshDirectory("bench");
        String table = new OutcomeTable(outcome).toString();
        Files.writeString(directory.resolve("delivery.txt"), table + "\n");
        Files.writeString(directory.resolve("delivery.json"), new OutcomeJson(outcome).object() + "\n");
        Files.writeString(directory.resolve("delivery.svg"), new RatioChart(outcome).svg());
        System.out.println("\n" + table + "\n");
        progress.say("delivery.svg, delivery.json and delivery.txt are in %s", directory);
    }
}
