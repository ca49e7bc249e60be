package news.herald.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Leaves out the proxies that the machine does not have, and says so. Where they are required, with {@code true} in the
 * environment variable {@value #REQUIRED} or {@code CI}, their tests run all the same, to fail.
 */
public final class NeedsProxy {

    private static final String REQUIRED = "HERALD_REQUIRE_PROXIES";

    private NeedsProxy() {}

    /** Those to be tested, or the one that the system property {@code proxy} names; the test is skipped when there is none. */
    public static Stream<ReverseProxy.Kind> those() {
        boolean required = isRequired();
        String wanted = System.getProperty("proxy", "");
        List<ReverseProxy.Kind> there = Arrays.stream(ReverseProxy.Kind.values())
                .filter(kind -> wanted.isEmpty() || kind.name().equalsIgnoreCase(wanted))
                .filter(kind -> required || isThere(kind))
                .toList();
        Assumptions.assumeFalse(there.isEmpty(), "neither nginx nor haproxy is installed");
        return there.stream();
    }

    private static boolean isRequired() {
        return "true".equals(System.getenv(REQUIRED)) || "true".equals(System.getenv("CI"));
    }

    private static boolean isThere(ReverseProxy.Kind kind) {
        boolean there = kind.find().isPresent();
        if (!there) {
            // Failsafe counts what is left out, but does not say why.
            System.out.println("LEFT OUT: tests behind " + kind + ", which is not installed");
        }
        return there;
    }

    /**
     * The same for anything else that a test needs of the machine.
     *
     * @param what the tests that are left out without it
     */
    public static void orLeaveOut(boolean there, String what, String program) {
        if (!there && !isRequired()) {
            System.out.println("LEFT OUT: " + what + ", because " + program + " is not installed");
        }
        Assumptions.assumeTrue(there || isRequired(), program + " is not installed");
    }
}
