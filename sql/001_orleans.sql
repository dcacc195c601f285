-- Orleans' own tables live in a schema of their own, so that the product's schema, public, holds nothing but the product.
-- Orleans asks for OrleansQuery without a schema, and every connection of ours says "Search Path=public,orleans"
-- (ConnectionStrings.Prepare): product names win, Orleans' are found after them. The statements below name their schema,
-- so that only this one table depends on the search path.
CREATE SCHEMA orleans;

CREATE TABLE orleans.OrleansQuery (
    QueryKey text NOT NULL CONSTRAINT orleansquery_pkey PRIMARY KEY,
    QueryText text NOT NULL
);

COMMENT ON TABLE orleans.OrleansQuery IS
    'The statements Orleans runs, by key. Read once when a silo or client starts; changed only by a migration.';
