package news.herald.cluster;

import java.security.SecureRandom;

/** One process among the nodes. One that starts again has the same name and another id. Immutable. */
record NodeId(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param name one to 64 characters; the id has nine more at most */
    static NodeId random(String name) {
        return new NodeId(name + "-" + Long.toString(RANDOM.nextLong(1L << 40), Character.MAX_RADIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
