package news.herald.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything an operator can set, checked, with its unit. Read once at start by {@link SettingsReader}. Immutable.
 *
 * @param database where the database is
 * @param admin who may sign in first
 * @param delivery how readers are served
 * @param retention how long the journal remembers
 * @param limits what is refused
 * @param rates how often callers may do what
 * @param node how this node is told from others
 * @param origins which other sites' pages may read
 * @param monitor when operators should look after a node
 * @param site where readers find it
 * @param demo whether a made-up day is played
 * @param pictures what may be uploaded, and how long it waits for an item to show it
 * @param sessions how long somebody stays signed in
 * @param audit how long it is known who did what
 * @param openId who else knows people, if somebody does
 */
public record Settings(
        Database database,
        Admin admin,
        Delivery delivery,
        Retention retention,
        Limits limits,
        Rates rates,
        Node node,
        AllowedOrigins origins,
        Monitor monitor,
        Site site,
        Demo demo,
        Pictures pictures,
        Sessions sessions,
        Audit audit,
        Optional<OpenId> openId) {

    /** @param url a JDBC address of H2 or PostgreSQL; without one, an H2 file in {@code dataDir} */
    public record Database(Path dataDir, Optional<String> url, Optional<String> user, Optional<String> password) {

        /** Whether it is a PostgreSQL, which other nodes may use too; an H2 file belongs to one. */
        public boolean isShared() {
            return url.filter(address -> address.startsWith("jdbc:postgresql:")).isPresent();
        }
    }

    /** @param password without one, a random password is made at the first start and logged once */
    public record Admin(String user, Optional<String> password) {}

    /**
     * @param heartbeat time between two heartbeats to one reader
     * @param stall a reader that takes nothing for this long, although there is something, is closed
     * @param retry what readers are told to wait before they reconnect
     * @param lanes threads that write to readers
     * @param rest most that one of them rests while events come faster than it could write them one by one
     * @param ring events kept in memory, of all topics together
     * @param ringBytes and the bytes that they may take together
     * @param batchBytes most bytes of one write to one reader
     * @param catchUp threads that read pages of the journal for readers further behind than the ring
     * @param pageEvents most events of one such page
     * @param poll how often the head of the journal is asked for, in case a wake-up was lost
     * @param drain time over which readers are sent away when the node stops
     */
    public record Delivery(
            Duration heartbeat,
            Duration stall,
            Duration retry,
            int lanes,
            Duration rest,
            int ring,
            long ringBytes,
            int batchBytes,
            int catchUp,
            int pageEvents,
            Duration poll,
            Duration drain) {}

    /**
     * How long the journal remembers, so how long a reader may be away and miss nothing.
     *
     * @param usual for topics of a kind that has no rule of its own
     * @param byKind rules by the word for the kind of topic
     * @param interval time between two purges
     */
    public record Retention(Rule usual, Map<String, Rule> byKind, Duration interval) {

        /**
         * @param age events older than this are purged
         * @param events most events kept of one topic
         */
        public record Rule(Duration age, long events) {}

        public Rule of(String kind) {
            return byKind.getOrDefault(kind, usual);
        }
    }

    /**
     * @param maxReaders open streams of this node
     * @param maxReadersPerAddress of them, those that come from one address
     * @param maxReadersPerTopic and those that follow one topic
     * @param trustedProxies how many proxies in front of Herald add to {@code X-Forwarded-For}
     * @param maxBody bytes of a request's body
     * @param guesses wrong passwords of one account, or from one address, before somebody is made to wait
     */
    public record Limits(
            int maxReaders,
            int maxReadersPerAddress,
            int maxReadersPerTopic,
            int trustedProxies,
            int maxBody,
            int guesses) {}

    /**
     * Each of one caller on one node.
     *
     * @param requests of an address, but for files and streams
     * @param connects streams that an address opens
     * @param publishing what an account writes
     */
    public record Rates(Rate requests, Rate connects, Rate publishing) {}

    /** @param name for operators, not necessarily another for each node; without one, that of the machine */
    public record Node(Optional<String> name) {}

    /**
     * @param cpu share of all cores, of the process or of the machine
     * @param heap share of the largest heap that is in use after a collection
     * @param disk share of the data directory's disk that is in use
     * @param threads live threads of the process
     * @param readers share of the most readers
     * @param lag events that are committed and not yet handed on
     * @param latency seconds from an event's row to its write to a reader, 99 of 100 are below
     */
    public record Monitor(Steps cpu, Steps heap, Steps disk, Steps threads, Steps readers, Steps lag, Steps latency) {

        /** From where on something is no longer fine: less than the next, each. */
        public record Steps(double careful, double warning, double critical) {}
    }

    /** @param url scheme, host and port by which readers reach Herald, without a slash at the end; without one, as asked */
    public record Site(Optional<String> url) {}

    /** @param speed how many seconds of the day pass in one */
    public record Demo(boolean on, int speed) {}

    /** @param kept time after which it is removed */
    public record Audit(Duration kept) {}

    /**
     * A provider of OpenID Connect.
     *
     * @param issuer its address, as it calls itself
     * @param rolesClaim the claim that has the values by which somebody is given roles; with dots, one in others
     * @param roles by such a value, words for roles
     * @param title how people call it
     * @param scopes with spaces between
     */
    public record OpenId(
            String issuer,
            String clientId,
            String clientSecret,
            String rolesClaim,
            Map<String, Set<String>> roles,
            String title,
            String scopes) {

        private static final Pattern THIS_MACHINE =
                Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1]");

        /** Whether what is sent there can be read or changed by nobody on the way. */
        public static boolean isTrusted(URI address) {
            String host = address.getHost();
            return host != null
                    && address.getUserInfo() == null
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme())
                                    && THIS_MACHINE.matcher(host).matches());
        }

        /** Secrets stay out of logs. */
        @Override
        public String toString() {
            return "OpenId " + issuer;
        }
    }

    /** @param idle time without use after which a page's session ends */
    public record Sessions(Duration idle) {}

    /**
     * @param maxBytes of an upload
     * @param unused time after which a picture that no item shows is removed
     */
    public record Pictures(int maxBytes, Duration unused) {}
}
