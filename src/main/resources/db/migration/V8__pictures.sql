-- Pictures that editors uploaded. Written for H2 2.2 and PostgreSQL 15 alike.

-- Of one that was erased nothing stays but that it was there.
CREATE TABLE picture (
    id       VARCHAR(32)              NOT NULL PRIMARY KEY,
    -- of what was uploaded, so that the same bytes are kept once
    sha256   VARCHAR(64)              UNIQUE,
    -- the last time
    uploaded TIMESTAMP WITH TIME ZONE NOT NULL,
    erased   TIMESTAMP WITH TIME ZONE,
    author   VARCHAR(255)             NOT NULL
);
CREATE INDEX picture_uploaded ON picture (uploaded);

CREATE TABLE picture_rendition (
    -- picture/name
    id           VARCHAR(64)  NOT NULL PRIMARY KEY,
    picture      VARCHAR(32)  NOT NULL REFERENCES picture (id),
    name         VARCHAR(31)  NOT NULL,
    content_type VARCHAR(32)  NOT NULL,
    width        INTEGER      NOT NULL,
    height       INTEGER      NOT NULL,
    bytes        INTEGER      NOT NULL
);
CREATE INDEX picture_rendition_picture ON picture_rendition (picture);

-- In parts, because H2 takes no more than a megabyte as one value of a type that PostgreSQL knows too.
CREATE TABLE picture_part (
    -- picture/name/place
    id      VARCHAR(80) NOT NULL PRIMARY KEY,
    picture VARCHAR(32) NOT NULL REFERENCES picture (id),
    content BYTEA       NOT NULL
);
CREATE INDEX picture_part_picture ON picture_part (picture);

-- Which item, in whichever of its versions, shows which picture. Until the item is killed.
CREATE TABLE picture_use (
    -- item/picture
    id      VARCHAR(64) NOT NULL PRIMARY KEY,
    item    VARCHAR(32) NOT NULL,
    picture VARCHAR(32) NOT NULL REFERENCES picture (id)
);
CREATE INDEX picture_use_item ON picture_use (item);
CREATE INDEX picture_use_picture ON picture_use (picture);
