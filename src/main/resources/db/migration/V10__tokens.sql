-- What CMSs call with. Written for H2 2.2 and PostgreSQL 15 alike.

CREATE TABLE api_token (
    id      VARCHAR(32)              NOT NULL PRIMARY KEY,
    -- SHA-256 of the token, in hexadecimal: whoever reads the table has none
    digest  VARCHAR(64)              NOT NULL UNIQUE,
    account VARCHAR(64)              NOT NULL REFERENCES account (name) ON DELETE CASCADE,
    name    VARCHAR(100)             NOT NULL,
    -- names with commas between; null for all
    topics  VARCHAR(8000),
    verbs   VARCHAR(255),
    created TIMESTAMP WITH TIME ZONE NOT NULL,
    ends    TIMESTAMP WITH TIME ZONE NOT NULL,
    -- a minute late at most; null before the first use
    used    TIMESTAMP WITH TIME ZONE
);

CREATE INDEX api_token_account ON api_token (account);
