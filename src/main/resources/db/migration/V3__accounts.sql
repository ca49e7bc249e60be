-- Who may sign in. Written for H2 2.2 and PostgreSQL 15 alike.

CREATE TABLE account (
    name             VARCHAR(64)              NOT NULL PRIMARY KEY,
    password_hash    VARCHAR(512)             NOT NULL,
    -- role words with commas between: reader, editor, operator, admin
    roles            VARCHAR(255)             NOT NULL,
    created          TIMESTAMP WITH TIME ZONE NOT NULL,
    password_changed TIMESTAMP WITH TIME ZONE NOT NULL,
    version          BIGINT                   NOT NULL
);
