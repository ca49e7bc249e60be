package news.herald.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Opens one stream in the name of whoever made it, for an {@code EventSource} that can send nothing but an address. Not
 * live: readers are never told of it.
 *
 * <p>Life: made; used, which removes it, or expired. Used by one thread at a time.
 */
@Entity
@Table(name = "stream_ticket")
public class Ticket {

    /** Of the secret that only its maker has. */
    @Id
    private String digest;

    @Column(nullable = false)
    private String account;

    @Column(nullable = false)
    private String way;

    @Column(nullable = false)
    private String proof;

    @Column(nullable = false)
    private OffsetDateTime expires;

    protected Ticket() {}

    Ticket(String digest, Standing maker, Instant expires) {
        this.digest = digest;
        this.account = maker.getName();
        this.way = maker.proof().way().name();
        this.proof = maker.proof().key();
        this.expires = expires.atOffset(ZoneOffset.UTC);
    }

    /** By which its maker was known. */
    Proof proof() {
        return new Proof(Proof.Way.valueOf(way), proof);
    }

    String account() {
        return account;
    }

    Instant expires() {
        return expires.toInstant();
    }
}
