package news.herald.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import news.herald.testing.HeraldServer;

/** What goes wrong while news is published and read, in this order; each but the first mends again what it broke. */
enum Fault {
    /** And it stays off, whatever happens afterwards. */
    CLOCK_AN_HOUR_OFF(scene -> {
        HeraldServer node = scene.cluster().node(0);
        node.set(Faketime.anHourAhead());
        node.restart();
        scene.holdEmbargo(node);
    }),
    NODES_KILLED(scene -> {
        for (int kill = 0; kill < scene.extent().kills(); kill++) {
            scene.pauseUpTo(Duration.ofSeconds(2));
            HeraldServer node = scene.anyNode();
            node.killNine();
            node.restart();
            System.out.printf(
                    "Killed and started again: %d of %d%n",
                    kill + 1, scene.extent().kills());
        }
    }),
    NODE_FROZEN(scene -> {
        HeraldServer node = scene.anyNode();
        node.freeze();
        try {
            scene.pause(scene.extent().outage());
        } finally {
            node.thaw();
        }
    }),
    DATABASE_RESTARTED(scene -> scene.cluster().database().restart()),
    DATABASE_KILLED(scene -> {
        scene.pauseUpTo(Duration.ofSeconds(1));
        scene.cluster().database().killNine();
        scene.cluster().database().launchAgain();
    }),
    WAKEUPS_CUT(scene -> {
        Instant end = Instant.now().plus(scene.extent().wakeupsCut());
        while (Instant.now().isBefore(end)) {
            scene.endWakeupConnections();
            scene.pause(Duration.ofMillis(100));
        }
    }),
    NODE_CUT_OFF_FROM_THE_DATABASE(scene -> {
        scene.cluster().line(0).fallSilent();
        try {
            scene.pause(scene.extent().outage());
        } finally {
            scene.cluster().line(0).speak();
        }
    }),
    PROXY_RELOADED(scene -> {
        scene.proxy().reload();
        scene.pause(Duration.ofSeconds(1));
        scene.proxy().reload();
    }),
    ALL_NODES_DEPLOYED_ANEW(scene -> scene.cluster().nodes().forEach(HeraldServer::restart));

    private final Consumer<Scene> happening;

    Fault(Consumer<Scene> happening) {
        this.happening = happening;
    }

    void happen(Scene scene) {
        happening.accept(scene);
    }
}
