-- A session ends with the password by which it was opened. Written for H2 2.2 and PostgreSQL 15 alike.

-- When its account got that password; of an account from a provider, when it was made. What a node of an earlier version
-- opens meanwhile has none, and is worth nothing on a later one.
ALTER TABLE web_session ADD COLUMN password_changed TIMESTAMP WITH TIME ZONE;

UPDATE web_session
    SET password_changed = (SELECT a.password_changed FROM account a WHERE a.name = web_session.account);
