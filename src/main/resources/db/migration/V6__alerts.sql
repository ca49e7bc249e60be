-- Alerts, and receipts of more than news items. Written for H2 2.2 and PostgreSQL 15 alike.

-- The document is what readers are told, as JSON; of a killed alert it has nothing but that it was killed.
CREATE TABLE alert (
    id       VARCHAR(32)              NOT NULL PRIMARY KEY,
    topic    VARCHAR(64)              NOT NULL,
    version  INTEGER                  NOT NULL,
    status   VARCHAR(16)              NOT NULL,
    document VARCHAR(32768)           NOT NULL,
    created  TIMESTAMP WITH TIME ZONE NOT NULL,
    changed  TIMESTAMP WITH TIME ZONE NOT NULL,
    expires  TIMESTAMP WITH TIME ZONE,
    author   VARCHAR(255)             NOT NULL,
    revision INTEGER                  NOT NULL
);
CREATE INDEX alert_list ON alert (topic, status, created DESC, id DESC);

-- Made anew, because it must refer to news items no more, and each database has its own name for that constraint.
CREATE TABLE receipt_of_any (
    id      VARCHAR(64)              NOT NULL PRIMARY KEY,
    request VARCHAR(64)              NOT NULL,
    item    VARCHAR(32)              NOT NULL,
    created TIMESTAMP WITH TIME ZONE NOT NULL
);
INSERT INTO receipt_of_any (id, request, item, created) SELECT id, request, item, created FROM receipt;
DROP TABLE receipt;
ALTER TABLE receipt_of_any RENAME TO receipt;
CREATE INDEX receipt_created ON receipt (created);
