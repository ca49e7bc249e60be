-- Topics and news items. Written for H2 2.2 and PostgreSQL 15 alike.

CREATE TABLE topic (
    name  VARCHAR(64)  NOT NULL PRIMARY KEY,
    title VARCHAR(200) NOT NULL,
    kind  VARCHAR(16)  NOT NULL
);

-- No foreign key to the topic, which is for good: H2 would keep an index for it.
CREATE TABLE news_item (
    id             VARCHAR(32)              NOT NULL PRIMARY KEY,
    topic          VARCHAR(64)              NOT NULL,
    uri            VARCHAR(255)             NOT NULL UNIQUE,
    source_version VARCHAR(255),
    source_hash    VARCHAR(64)              NOT NULL,
    version        INTEGER                  NOT NULL,
    status         VARCHAR(16)              NOT NULL,
    document       VARCHAR(1048576)         NOT NULL,
    last_event     VARCHAR(64),
    created        TIMESTAMP WITH TIME ZONE NOT NULL,
    changed        TIMESTAMP WITH TIME ZONE NOT NULL,
    author         VARCHAR(255)             NOT NULL,
    publish_at     TIMESTAMP WITH TIME ZONE,
    published_at   TIMESTAMP WITH TIME ZONE,
    listed         TIMESTAMP WITH TIME ZONE NOT NULL,
    revision       INTEGER                  NOT NULL
);
-- The only one, because each costs every publication a write: for the snapshot and the desk, newest first, and, as what is
-- scheduled is listed by when it is due, for embargoes that end.
CREATE INDEX news_item_list ON news_item (status, topic, listed DESC, id DESC);

-- What each version said until another took its place. The document is gone once the item was killed.
CREATE TABLE item_version (
    id       VARCHAR(48)              NOT NULL PRIMARY KEY,
    item     VARCHAR(32)              NOT NULL REFERENCES news_item (id),
    version  INTEGER                  NOT NULL,
    status   VARCHAR(16)              NOT NULL,
    event    VARCHAR(64),
    document VARCHAR(1048576),
    created  TIMESTAMP WITH TIME ZONE NOT NULL,
    author   VARCHAR(255)             NOT NULL
);
CREATE INDEX item_version_item ON item_version (item, version);

-- What stands out in a topic: two lists of uris, as JSON.
CREATE TABLE board (
    topic      VARCHAR(64)     NOT NULL PRIMARY KEY REFERENCES topic (name),
    pinned     VARCHAR(32768)  NOT NULL,
    key_events VARCHAR(32768)  NOT NULL,
    revision   INTEGER         NOT NULL
);

-- Which request with an Idempotency-Key made which item, so that the same request makes no other.
CREATE TABLE receipt (
    id      VARCHAR(64)              NOT NULL PRIMARY KEY,
    request VARCHAR(64)              NOT NULL,
    item    VARCHAR(32)              NOT NULL REFERENCES news_item (id),
    created TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX receipt_created ON receipt (created);
