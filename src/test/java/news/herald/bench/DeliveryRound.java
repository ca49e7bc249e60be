package news.herald.bench;

import java.time.Duration;
import news.herald.testing.Mark;
import news.herald.testing.Pace;
import news.herald.testing.ReaderSwarm;
import news.herald.testing.SwarmReport;

/**
 * Readers connect afresh, one publisher plays the scenario, and what they got is counted. Afresh, because a broadcaster
 * may have dropped readers in the round before. For one thread.
 */
final class DeliveryRound {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** After so long without anything new, what has not come is lost. */
    private static final Duration STANDSTILL = Duration.ofSeconds(5);

    /** Unmeasured: a server finds that the last round's readers have gone when it writes to them. */
    private static final Scenario SETTLING = new Scenario("settling", 20, Duration.ofMillis(25));

    private final Contestant contestant;
    private final Scenario scenario;

    DeliveryRound(Contestant contestant, Scenario scenario) {
        this.contestant = contestant;
        this.scenario = scenario;
    }

    Figures run(int readers) {
        try (ReaderSwarm swarm = ReaderSwarm.connect(readers, 1, contestant::reader, PATIENCE)) {
            SwarmReport settling = play(SETTLING, swarm);
            swarm.forget();
            Duration cpu = contestant.cpu();
            long began = System.nanoTime();
            SwarmReport report = play(scenario, swarm);
            Duration used = contestant.cpu().minus(cpu);
            Tally tally = Tally.of(settling).thenOfTheSame(Tally.of(afterOneMore(swarm)));
            return Figures.of(report, report.lastDelivery() - began, used, tally);
        }
    }

    /** What comes a second time may come after all have come once, but not after another event. */
    private SwarmReport afterOneMore(ReaderSwarm swarm) {
        contestant.publish(Mark.now(scenario.events()));
        return swarm.await(scenario.events() + 1, STANDSTILL);
    }

    private SwarmReport play(Scenario what, ReaderSwarm swarm) {
        Pace.of(what.interval()).run(what.events(), number -> contestant.publish(Mark.now(number)));
        return swarm.await(what.events(), STANDSTILL);
    }
}
