package news.herald.editing;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.herald.problem.Refusal;

/**
 * What a request wants to be true of something before it is changed: its {@code If-Match} header (RFC 9110, section
 * 13.1.1). Immutable.
 */
public final class Precondition {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    private final boolean any;
    private final Set<String> versions;

    private Precondition(boolean any, Set<String> versions) {
        this.any = any;
        this.versions = versions;
    }

    /** @param header may be null: then anything goes */
    public static Precondition optional(String header) {
        if (header == null || header.strip().equals("*")) {
            return new Precondition(true, Set.of());
        }
        // Weak tags never match: the comparison is the strong one.
        return new Precondition(
                false,
                TAG.matcher(header)
                        .results()
                        .filter(tag -> tag.group(1) == null)
                        .map((MatchResult tag) -> tag.group(2))
                        .collect(Collectors.toSet()));
    }

    /** @throws Refusal 428 without a header */
    public static Precondition required(String header) {
        if (header == null) {
            throw Refusal.preconditionRequired(
                    "Send If-Match with the version that you changed, for example If-Match: \"1\".");
        }
        return optional(header);
    }

    /** @throws Refusal 412 unless it wants the version that there is */
    public void check(int version) {
        if (!any && !versions.contains(Integer.toString(version))) {
            throw Refusal.preconditionFailed(
                    "It is at version " + version + " by now. Read it again before you change it.");
        }
    }
}
