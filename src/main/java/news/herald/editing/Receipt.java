package news.herald.editing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import news.herald.problem.Refusal;

/** Remembers which request with an {@code Idempotency-Key} made what. */
@Entity
@Table(name = "receipt")
public class Receipt {

    @Id
    private String id;

    @Column(nullable = false, length = 64)
    private String request;

    @Column(nullable = false, length = 32)
    private String item;

    @Column(nullable = false)
    private OffsetDateTime created;

    protected Receipt() {}

    Receipt(ReceiptKey key, String made, Instant now) {
        id = key.id();
        request = key.request();
        item = made;
        created = now.atOffset(ZoneOffset.UTC);
    }

    /**
     * The id of what the same request made.
     *
     * @throws Refusal 422 when the key stands for another request
     */
    String madeBy(ReceiptKey key) {
        if (!request.equals(key.request())) {
            throw Refusal.unprocessable("This Idempotency-Key was used for another request; use a new one.");
        }
        return item;
    }
}
