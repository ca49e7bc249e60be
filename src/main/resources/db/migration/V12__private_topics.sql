-- Topics that not everybody may read, and accounts that are for some topics only. Written for H2 2.2 and PostgreSQL 15
-- alike.

ALTER TABLE topic ADD COLUMN access VARCHAR(16) DEFAULT 'PUBLIC' NOT NULL;

-- names with commas between; null for all
ALTER TABLE account ADD COLUMN topics VARCHAR(8000);
