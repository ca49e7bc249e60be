package news.herald;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One way down: a package uses only what stands before it in the story of a headline. */
class ArchitectureTest {

    /** From the ground up. */
    private static final List<String> FLOW = List.of(
            "json",
            "metrics",
            "engine",
            "problem",
            "config",
            "rates",
            "database",
            "outage",
            "live",
            "journal",
            "ninjs",
            "editing",
            "audit",
            "topics",
            "broadcast",
            "cluster",
            "monitor",
            "wire",
            "pictures",
            "newsroom",
            "rows",
            "alerts",
            "presence",
            "accounts",
            "tokens",
            "openid",
            "access",
            "operations",
            "pages",
            "demo");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("news.herald");

    @Test
    void everyPackageOfTheFlowHasClasses() {
        for (String name : FLOW) {
            assertTrue(
                    CLASSES.stream().anyMatch(any -> any.getPackageName().equals("news.herald." + name)),
                    "no class was seen in " + name);
        }
    }

    @Test
    void noPackageIsLeftOutOfTheFlow() {
        List<String> unknown = CLASSES.stream()
                .map(any -> any.getPackageName())
                .filter(name -> name.startsWith("news.herald."))
                .map(name -> name.substring("news.herald.".length()).split("\\.")[0])
                .distinct()
                .filter(name -> !FLOW.contains(name))
                .toList();
        assertTrue(unknown.isEmpty(), "where in the flow do these stand? " + unknown);
    }

    @Test
    void aPackageUsesOnlyWhatStandsBeforeIt() {
        for (int i = 0; i < FLOW.size(); i++) {
            List<String> later = new ArrayList<>();
            FLOW.subList(i + 1, FLOW.size()).forEach(name -> later.add("news.herald." + name + ".."));
            if (!later.isEmpty()) {
                noClasses()
                        .that()
                        .resideInAPackage("news.herald." + FLOW.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later.toArray(String[]::new))
                        .check(CLASSES);
            }
        }
    }

    /** Open Liberty loads them also without the rest, and passes over a bean that it cannot link. */
    @Test
    void theDatabaseKnowsNothingButTheSettings() {
        noClasses()
                .that()
                .resideInAPackage("news.herald.database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FLOW.stream()
                        .filter(name -> !name.equals("database") && !name.equals("config"))
                        .map(name -> "news.herald." + name + "..")
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void thereAreNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("news.herald.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** {@link news.herald.json.JsonP} says why. */
    @Test
    void nobodyLooksForTheJsonProviderAgain() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.json.Json")
                .check(CLASSES);
    }

    @Test
    void onlyTheJournalTheClusterAndTheDatabaseSpeakJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "news.herald.journal..",
                        "news.herald.cluster..",
                        "news.herald.database..",
                        "news.herald.outage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void whatIsBelowTheWireKnowsNoServlets() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "news.herald.live..",
                        "news.herald.journal..",
                        "news.herald.broadcast..",
                        "news.herald.cluster..",
                        "news.herald.monitor..",
                        "news.herald.ninjs..",
                        "news.herald.config..",
                        "news.herald.metrics..",
                        "news.herald.database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..")
                .check(CLASSES);
    }

    /** But for the one that the process itself starts when it ends, which cannot be a server's. */
    @Test
    void nobodyMakesThreadsBesideTheServersOwn() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("news.herald.broadcast.ExitHook")
                .should()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.Executors.class)
                .check(CLASSES);
    }

    /** Payara finds it by its name alone, and of two with one name, whichever the JVM tells first: now and then no start. */
    @Test
    void aLifecycleMethodSharesItsNameWithNoOther() {
        methods()
                .that()
                .areAnnotatedWith(PostConstruct.class)
                .or()
                .areAnnotatedWith(PreDestroy.class)
                .should(haveANameOfTheirOwn())
                .check(CLASSES);
    }

    private static ArchCondition<JavaMethod> haveANameOfTheirOwn() {
        return new ArchCondition<>("have a name of their own") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                long namesakes = method.getOwner().getMethods().stream()
                        .filter(other -> other.getName().equals(method.getName()))
                        .count();
                events.add(new SimpleConditionEvent(method, namesakes == 1, method.getFullName()));
            }
        };
    }

    @Test
    void noServersOwnClassesAreUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.glassfish..",
                        "fish.payara..",
                        "com.sun..",
                        "io.undertow..",
                        "org.jboss..",
                        "org.wildfly..",
                        "org.hibernate..",
                        "org.eclipse.persistence..",
                        "com.ibm..",
                        "io.openliberty..")
                .check(CLASSES);
    }
}
