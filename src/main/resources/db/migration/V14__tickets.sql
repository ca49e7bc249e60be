-- What opens one stream, once. Written for H2 2.2 and PostgreSQL 15 alike.

CREATE TABLE stream_ticket (
    -- SHA-256 of the ticket, in hexadecimal: whoever reads the table opens nothing
    digest  VARCHAR(64)              NOT NULL PRIMARY KEY,
    account VARCHAR(64)              NOT NULL REFERENCES account (name) ON DELETE CASCADE,
    -- how its maker was known: SESSION, TOKEN or PASSWORD, and by which
    way     VARCHAR(16)              NOT NULL,
    proof   VARCHAR(128)             NOT NULL,
    expires TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX stream_ticket_account ON stream_ticket (account);
