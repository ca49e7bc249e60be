package news.herald.broadcast;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.Type;

/**
 * A comment: it keeps a stream open and reaches no listener. Without data it has no type either, or Jersey would look for
 * somebody to write what is not there. Immutable.
 */
final class SignOfLife implements OutboundSseEvent {

    static final SignOfLife COMMENT = new SignOfLife();

    private SignOfLife() {}

    @Override
    public String getComment() {
        return "here";
    }

    @Override
    public String getId() {
        return null;
    }

    @Override
    public String getName() {
        return null;
    }

    @Override
    public Object getData() {
        return null;
    }

    @Override
    public Class<?> getType() {
        return null;
    }

    @Override
    public Type getGenericType() {
        return null;
    }

    @Override
    public MediaType getMediaType() {
        return MediaType.TEXT_PLAIN_TYPE;
    }

    @Override
    public long getReconnectDelay() {
        return RECONNECT_NOT_SET;
    }

    @Override
    public boolean isReconnectDelaySet() {
        return false;
    }
}
