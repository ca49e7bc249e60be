package news.herald.testing;

import java.nio.file.Path;
import news.herald.testing.probe.Score;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** {@code target/herald.war} and the probe beside it, in one WAR. Made once per test run; safe for many threads. */
public final class ProbeWar {

    private ProbeWar() {}

    public static Path file() {
        return Made.WAR;
    }

    private static final class Made {

        static final Path WAR = make();

        private static Path make() {
            Path war = Target.file("herald-probe.war");
            ShrinkWrap.create(ZipImporter.class, "herald-probe.war")
                    .importFrom(Target.war().toFile())
                    .as(WebArchive.class)
                    .addPackage(Score.class.getPackage())
                    .addAsResource("probe/V9001__probe.sql", "db/migration/V9001__probe.sql")
                    .as(ZipExporter.class)
                    .exportTo(war.toFile(), true);
            return war;
        }
    }
}
