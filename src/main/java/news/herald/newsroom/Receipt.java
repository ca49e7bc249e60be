package news.herald.newsroom;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import news.herald.problem.Refusal;

/** Remembers which request with an {@code Idempotency-Key} made which item. */
@Entity
@Table(name = "receipt")
public class Receipt {

    /** A sender that was cut off tries again within a day; twice that is kept. */
    static final Duration KEPT = Duration.ofHours(48);

    @Id
    private String id;

    @Column(nullable = false, length = 64)
    private String request;

    @Column(nullable = false, length = 32)
    private String item;

    @Column(nullable = false)
    private OffsetDateTime created;

    protected Receipt() {}

    Receipt(Submission.ReceiptKey key, NewsItem made, Instant now) {
        id = key.id();
        request = key.request();
        item = made.id();
        created = now.atOffset(ZoneOffset.UTC);
    }

    /**
     * The item that the same request made.
     *
     * @throws Refusal 422 when the key stands for another request
     */
    String itemFor(Submission.ReceiptKey key) {
        if (!request.equals(key.request())) {
            throw Refusal.unprocessable("This Idempotency-Key was used for another request; use a new one.");
        }
        return item;
    }
}
