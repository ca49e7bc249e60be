-- Whom a provider of OpenID Connect knows. Written for H2 2.2 and PostgreSQL 15 alike.

-- Null for them: no password opens such an account.
ALTER TABLE account ALTER COLUMN password_hash DROP NOT NULL;

-- Both or none. A name may change at the provider, and be given to somebody else; this pair does not.
ALTER TABLE account ADD COLUMN openid_issuer VARCHAR(255);
ALTER TABLE account ADD COLUMN openid_subject VARCHAR(255);
ALTER TABLE account ADD CONSTRAINT account_openid UNIQUE (openid_issuer, openid_subject);
