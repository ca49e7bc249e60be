-- Only in the WAR of the tests: a live entity, and a journal numbered the wrong way.
CREATE TABLE probe_score (
    item   VARCHAR(255) NOT NULL PRIMARY KEY,
    topic  VARCHAR(64)  NOT NULL,
    points BIGINT       NOT NULL
);

CREATE SEQUENCE probe_sequence_id;

CREATE TABLE probe_sequence (
    id   BIGINT       NOT NULL PRIMARY KEY,
    item VARCHAR(255) NOT NULL
);
