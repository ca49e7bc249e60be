-- A title has 200 characters, a token's name 100, of any kind: H2 counts one beyond the first plane as two. Written for H2
-- 2.2 and PostgreSQL 15 alike.

ALTER TABLE topic ALTER COLUMN title SET DATA TYPE VARCHAR(400);
ALTER TABLE api_token ALTER COLUMN name SET DATA TYPE VARCHAR(200);
