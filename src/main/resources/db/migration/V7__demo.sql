-- How far the made-up day of a demo has come: one row, or none in a database that never was one. Written for H2 2.2 and
-- PostgreSQL 15 alike.
CREATE TABLE demo_play (
    one      INTEGER                  NOT NULL PRIMARY KEY CHECK (one = 1),
    day_no   INTEGER                  NOT NULL,
    scene    INTEGER                  NOT NULL,
    position BIGINT                   NOT NULL,
    touched  TIMESTAMP WITH TIME ZONE NOT NULL
);
