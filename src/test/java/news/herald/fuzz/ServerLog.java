package news.herald.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a server wrote, record by record. Stateless. */
final class ServerLog {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[;0-9]*m");

    /** The first lines of records of Payara, WildFly and Open Liberty. */
    private static final Pattern START = Pattern.compile(
            "^(?=\\[20[0-9]{2}-|[0-9]{2}:[0-9]{2}:[0-9]{2},[0-9]{3} |\\[[A-Za-z]{3,8} *] )", Pattern.MULTILINE);

    private static final Pattern COMPLAINT =
            Pattern.compile("SEVERE|ERROR|\\[err|Exception|^\\s+at ", Pattern.MULTILINE);

    /** Payara's own of requests that it cannot read, and of connections that end within one: before Herald sees them. */
    private static final List<String> OF_UNREADABLE_REQUESTS = List.of(
            "AS-WEB-CORE-00037",
            "org.glassfish.grizzly.http.HttpServerFilter",
            "GRIZZLY0013",
            // Undertow's and Elytron's, of what is no target of a request.
            "UT005022",
            "UT005023",
            "UT005071",
            // Open Liberty's, of an address with a slash or a dot that is encoded, and of a method that it has not.
            "CWWWC0005I",
            "Default implementation of TRACE not allowed");

    /** RESTEASY's of the same, and of a type of media that is none: with all filters that it came by. */
    private static final String OF_UNREADABLE_HEADERS = "RESTEASY002130";

    /** Of two who begin the same row at once one tries again. What maps rows says so; an incident would be Herald's own word. */
    private static final Pattern OF_A_RACE =
            Pattern.compile("(?s)(?=.*\\[23505-)(?=.*(org\\.eclipse\\.persistence|org\\.hibernate))(?!.*incident).*");

    private ServerLog() {}

    /**
     * What an operator would have to look into.
     *
     * @param from bytes of the log that were there before
     */
    static List<String> complaints(Path log, long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return complaints(new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8));
    }

    static List<String> complaints(String text) {
        return Stream.of(START.split(COLOUR.matcher(text).replaceAll("")))
                .filter(record -> COMPLAINT.matcher(record).find())
                .filter(record -> !isOfUnreadableRequest(record))
                .filter(record -> !isOfAnAnswerThatNobodyTook(record))
                .filter(record -> !OF_A_RACE.matcher(record).matches())
                .map(record -> record.substring(0, Math.min(1_500, record.length())))
                .limit(10)
                .toList();
    }

    private static boolean isOfUnreadableRequest(String record) {
        return record.contains(OF_UNREADABLE_HEADERS)
                || !record.contains("news.herald")
                        && OF_UNREADABLE_REQUESTS.stream().anyMatch(record::contains);
    }

    /** Payara's, Jersey's and Undertow's, of a client that hung up before its answer was written. */
    private static boolean isOfAnAnswerThatNobodyTook(String record) {
        return record.contains("UT005088")
                || record.contains("java.io.IOException: Connection is closed")
                        && (record.contains("org.glassfish.jersey.server.ServerRuntime$Responder")
                                || record.contains("Exception processing ErrorPage"));
    }
}
