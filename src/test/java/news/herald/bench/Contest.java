package news.herald.bench;

import java.util.List;

/**
 * The rounds, the servers by turns: what disturbs the machine for a while disturbs both. The one whose turn it is not
 * has no readers. For one thread.
 */
final class Contest {

    private final BenchPlan plan;
    private final List<Contestant> contestants;
    private final Progress progress;
    private final Scoreboard scoreboard = new Scoreboard();

    Contest(BenchPlan plan, List<Contestant> contestants, Progress progress) {
        this.plan = plan;
        this.contestants = List.copyOf(contestants);
        this.progress = progress;
    }

    Scoreboard run() {
        contestants.forEach(this::warmUp);
        byTurns(plan.burst());
        byTurns(plan.paced());
        heapByTurns();
        return scoreboard;
    }

    private void warmUp(Contestant contestant) {
        DeliveryRound round = new DeliveryRound(contestant, plan.warmUp());
        for (int burst = 1; burst <= plan.warmUps(); burst++) {
            Figures figures = round.run(BenchPlan.WARM_READERS);
            scoreboard.count(plan.warmUp().name(), contestant.name(), figures);
            if (burst % 5 == 0 || burst == plan.warmUps()) {
                progress.say("warm-up %d/%d %-7s %s", burst, plan.warmUps(), contestant.name(), figures);
            }
        }
    }

    private void byTurns(Scenario scenario) {
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Contestant contestant : contestants) {
                Figures figures = new DeliveryRound(contestant, scenario).run(plan.readers());
                scoreboard.add(scenario.name(), contestant.name(), figures);
                progress.say("%s %d/%d %-7s %s", scenario.name(), round, plan.rounds(), contestant.name(), figures);
            }
        }
    }

    private void heapByTurns() {
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Contestant contestant : contestants) {
                double kilobytes = new IdleHeap(contestant).run(plan.idleReaders());
                scoreboard.add("idle", Metric.HEAP, contestant.name(), kilobytes);
                progress.say(
                        "idle %d/%d %-7s %.1f KB of heap per reader",
                        round, plan.rounds(), contestant.name(), kilobytes);
            }
        }
    }
}
