-- Who is signed in at a page, on whichever node. Written for H2 2.2 and PostgreSQL 15 alike.

CREATE TABLE web_session (
    -- SHA-256 of the cookie's value, in hexadecimal: whoever reads the table signs in nowhere
    digest  VARCHAR(64)              NOT NULL PRIMARY KEY,
    account VARCHAR(64)              NOT NULL REFERENCES account (name) ON DELETE CASCADE,
    opened  TIMESTAMP WITH TIME ZONE NOT NULL,
    -- late by a sixtieth of the time that it lasts without use
    used    TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX web_session_account ON web_session (account);

-- Somebody else chose the password, who still knows it: it must be changed before anything else.
ALTER TABLE account ADD COLUMN password_given BOOLEAN DEFAULT FALSE NOT NULL;
