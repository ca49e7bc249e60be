-- The nodes that share this database, each with what it last said of itself. Written for H2 2.2 and PostgreSQL 15 alike.

CREATE TABLE node (
    id     VARCHAR(80)              NOT NULL PRIMARY KEY,
    -- by the database's own clock: a node's may be an hour off
    seen   TIMESTAMP WITH TIME ZONE NOT NULL,
    report VARCHAR(65536)           NOT NULL
);
