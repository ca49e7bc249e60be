-- The journal: one total order of everything that readers are told. Written for H2 2.2 and PostgreSQL 15 alike.

-- One row. Its lock is the order: whoever commits next holds it, for the length of the commit only.
CREATE TABLE journal_head (
    one   SMALLINT    NOT NULL PRIMARY KEY CHECK (one = 1),
    id    BIGINT      NOT NULL,
    epoch VARCHAR(12) NOT NULL
);
INSERT INTO journal_head (one, id, epoch) VALUES (1, 0, '0');

-- Every start opens an epoch, so that ids of a history that a restored backup has undone are told apart.
CREATE TABLE journal_epoch (
    number BIGINT      NOT NULL PRIMARY KEY,
    epoch  VARCHAR(12) NOT NULL UNIQUE,
    first  BIGINT      NOT NULL
);

CREATE TABLE journal (
    id      BIGINT                   NOT NULL PRIMARY KEY,
    epoch   VARCHAR(12)              NOT NULL,
    topic   VARCHAR(64)              NOT NULL,
    event   VARCHAR(64)              NOT NULL,
    item    VARCHAR(255)             NOT NULL,
    erases  BOOLEAN                  NOT NULL,
    data    VARCHAR(1048576)         NOT NULL,
    size    INTEGER                  NOT NULL,
    created TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX journal_topic ON journal (topic, id);
CREATE INDEX journal_item ON journal (item, id);

-- The last purged id of each topic: a cursor before it cannot be honoured.
CREATE TABLE journal_floor (
    topic VARCHAR(64) NOT NULL PRIMARY KEY,
    id    BIGINT      NOT NULL
);
