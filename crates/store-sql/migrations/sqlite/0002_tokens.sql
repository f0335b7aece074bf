-- Tokens of other programs, as hashes; 0 is a time that is not told. Never edit a migration that was released.
CREATE TABLE tokens (
    family BLOB NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    scope BIGINT NOT NULL,
    label TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    used_ms BIGINT NOT NULL,
    revoked_ms BIGINT NOT NULL,
    PRIMARY KEY (family, hash)
);
