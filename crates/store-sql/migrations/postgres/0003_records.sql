-- What a server keeps beside facts: accounts, devices, sessions, links. Never edit a migration that was released.
CREATE TABLE records (
    family BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    name BYTEA NOT NULL,
    body BYTEA NOT NULL,
    expires_ms BIGINT NOT NULL,
    PRIMARY KEY (family, kind, name)
) PARTITION BY HASH (family);

CREATE TABLE records_00 PARTITION OF records FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE records_01 PARTITION OF records FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE records_02 PARTITION OF records FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE records_03 PARTITION OF records FOR VALUES WITH (MODULUS 4, REMAINDER 3);

CREATE INDEX records_by_end ON records (expires_ms) WHERE expires_ms > 0;
