-- Tables of keyed rows: scores, prices. Written for H2 2.2 and PostgreSQL 15 alike.

-- Of the entries about one item that say so, the last stands for the others: who is behind is given that one only.
ALTER TABLE journal ADD COLUMN conflates BOOLEAN DEFAULT FALSE NOT NULL;

-- A topic's table as a whole. Its lock is the order of those who write to the topic.
CREATE TABLE sheet (
    topic     VARCHAR(64) NOT NULL PRIMARY KEY,
    row_count INTEGER     NOT NULL,
    chars     BIGINT      NOT NULL,
    -- the highest version of a removed row: a key that comes back counts on from there
    removed   BIGINT      NOT NULL,
    revision  INTEGER     NOT NULL
);

CREATE TABLE sheet_row (
    -- topic:key
    id       VARCHAR(129)             NOT NULL PRIMARY KEY,
    topic    VARCHAR(64)              NOT NULL,
    row_key  VARCHAR(64)              NOT NULL,
    fields   VARCHAR(320000)          NOT NULL,
    version  BIGINT                   NOT NULL,
    changed  TIMESTAMP WITH TIME ZONE NOT NULL,
    revision INTEGER                  NOT NULL
);
CREATE INDEX sheet_row_topic ON sheet_row (topic);
