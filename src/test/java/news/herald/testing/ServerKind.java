package news.herald.testing;

import java.nio.file.Path;
import java.util.List;

/** How one kind of Jakarta EE server is started as a process of its own. */
interface ServerKind {

    /**
     * The command line that deploys the WAR at the context root on this port.
     *
     * @param home an empty directory that is this server's alone
     * @param jvmOptions for example {@code -Xmx256m}
     */
    List<String> command(Path war, Path home, int port, List<String> jvmOptions);
}
