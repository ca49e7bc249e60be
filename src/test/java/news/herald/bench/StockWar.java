package news.herald.bench;

import java.nio.file.Path;
import news.herald.bench.stock.StockApplication;
import news.herald.testing.Target;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR of {@link news.herald.bench.stock}. Stateless; for one thread, because each call writes the file. */
final class StockWar {

    private StockWar() {}

    static Path file() {
        Path war = Target.file("stock-broadcaster.war");
        ShrinkWrap.create(WebArchive.class, "stock-broadcaster.war")
                .addPackage(StockApplication.class.getPackage())
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }
}
