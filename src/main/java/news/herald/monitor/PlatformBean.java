package news.herald.monitor;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What a bean of the JVM tells beyond the standard, by the names of its attributes: most JVMs have them, but their types,
 * in {@code com.sun.management}, are no standard, and not every server shows them to applications. Safe for use by many
 * threads.
 */
final class PlatformBean {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName name;

    PlatformBean(ObjectName name) {
        this.name = name;
    }

    static PlatformBean operatingSystem() {
        return new PlatformBean(ManagementFactory.getOperatingSystemMXBean().getObjectName());
    }

    /** @return null when this JVM has no such attribute */
    Object attribute(String attribute) {
        try {
            return server.getAttribute(name, attribute);
        } catch (JMException | RuntimeException notHere) {
            return null;
        }
    }

    /** @return not a number when this JVM does not know; it says so by a negative one too */
    double number(String attribute) {
        return attribute(attribute) instanceof Number number && number.doubleValue() >= 0
                ? number.doubleValue()
                : Double.NaN;
    }
}
