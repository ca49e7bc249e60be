-- By what people tell their own sessions apart. Written for H2 2.2 and PostgreSQL 15 alike.

-- Null for what was opened by a node of an earlier version. What the browser says it is, cut to 200 characters
ALTER TABLE web_session ADD COLUMN client VARCHAR(200);
-- where it was opened from, as in the audit
ALTER TABLE web_session ADD COLUMN address VARCHAR(64);
