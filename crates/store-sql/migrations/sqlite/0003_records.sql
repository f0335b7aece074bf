-- What a server keeps beside facts: accounts, devices, sessions, links. Never edit a migration that was released.
CREATE TABLE records (
    family BLOB NOT NULL,
    kind BIGINT NOT NULL,
    name BLOB NOT NULL,
    body BLOB NOT NULL,
    expires_ms BIGINT NOT NULL,
    PRIMARY KEY (family, kind, name)
);

CREATE INDEX records_by_end ON records (expires_ms) WHERE expires_ms > 0;
