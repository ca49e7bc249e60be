-- Who did what, appended only; rows go by age alone. Written for H2 2.2 and PostgreSQL 15 alike.

CREATE TABLE audit (
    -- made by the node: EclipseLink asks H2 for generated ones in the words of an older version
    id       VARCHAR(32)              NOT NULL PRIMARY KEY,
    happened TIMESTAMP WITH TIME ZONE NOT NULL,
    -- null for who did not say one; of what was refused, also one that does not exist
    account  VARCHAR(64),
    -- password, session, token or none
    way      VARCHAR(16)              NOT NULL,
    -- null for what Herald did by itself
    address  VARCHAR(64),
    action   VARCHAR(32)              NOT NULL,
    -- an address of the API
    subject  VARCHAR(500)             NOT NULL,
    detail   VARCHAR(500)
);

CREATE INDEX audit_happened ON audit (happened, id);
