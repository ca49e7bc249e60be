package news.herald.wire;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import news.herald.broadcast.EncodedEvent;
import news.herald.broadcast.Replay.Part;
import news.herald.broadcast.ResetReason;
import news.herald.broadcast.Subscription;
import news.herald.journal.EventId;
import news.herald.json.JsonP;

/** What a poll is answered. Immutable. */
record PollAnswer(String json) {

    static PollAnswer of(Part part) {
        StringBuilder events = new StringBuilder();
        for (EncodedEvent event : part.events()) {
            // The data is JSON already; to parse and write it again would cost time and could change it.
            events.append(events.isEmpty() ? "" : ",")
                    .append("{\"id\":")
                    .append(JsonP.PROVIDER.createValue(event.getId()))
                    .append(",\"event\":")
                    .append(JsonP.PROVIDER.createValue(event.getName()))
                    .append(",\"data\":")
                    .append(event.getData())
                    .append('}');
        }
        return new PollAnswer("{\"cursor\":\"" + part.cursor() + "\",\"events\":[" + events + "],\"reset\":false}");
    }

    static PollAnswer reset(Subscription subscription, EventId head, ResetReason reason) {
        String snapshot = "/api/topics/" + subscription.topics().iterator().next();
        return new PollAnswer(JsonP.PROVIDER
                .createObjectBuilder()
                .add("cursor", head.toString())
                .add("events", JsonP.PROVIDER.createArrayBuilder())
                .add("reset", true)
                .add("reason", reason.label())
                .add("snapshot", snapshot)
                .build()
                .toString());
    }

    /**
     * @param mayBeShared whether a cache may give it to others that ask the same, for a second
     * @param known the entity tag that the client has
     */
    Response response(boolean mayBeShared, String known) {
        if (!mayBeShared) {
            return body().header("Cache-Control", "private, no-store").build();
        }
        String tag = '"' + digest(json) + '"';
        Response.ResponseBuilder answer = known != null && known.contains(tag) ? Response.notModified() : body();
        return answer.header("ETag", tag)
                .header("Cache-Control", "public, max-age=1")
                .build();
    }

    private Response.ResponseBuilder body() {
        return Response.ok(json, MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
