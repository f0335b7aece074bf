-- What is kept for each family, in one order without gaps. The family comes first in every key.
-- Never edit a migration that was released: add the next one.
CREATE TABLE families (
    family BLOB NOT NULL PRIMARY KEY,
    head BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE facts (
    family BLOB NOT NULL,
    place BIGINT NOT NULL,
    id BLOB NOT NULL,
    device BLOB NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (family, place),
    UNIQUE (family, id)
);
