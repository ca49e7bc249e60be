package news.herald.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Name and password as they came in a header {@code Authorization: Basic} (RFC 7617). Immutable. */
record BasicCredentials(String name, String password) {

    /** Bounds the work that a caller without an account can make. Characters of the whole header. */
    static final int LONGEST_HEADER = 1_024;

    private static final String SCHEME = "Basic ";

    /** @return nothing when the header is of another scheme, too long, or not to be read as UTF-8 */
    static Optional<BasicCredentials> parse(String header) {
        if (header.length() > LONGEST_HEADER || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String pair = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int colon = pair.indexOf(':');
            boolean readable = colon > 0 && pair.chars().noneMatch(Character::isISOControl);
            return readable
                    ? Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)))
                    : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException garbled) {
            return Optional.empty();
        }
    }

    /** Passwords stay out of logs. */
    @Override
    public String toString() {
        return "BasicCredentials";
    }
}
