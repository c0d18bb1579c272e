-- What partners are told was withdrawn: asked at each reading of a feed that has changed.
create index items_withdrawn on items (withdrawn_at) where withdrawn_at is not null;

-- Feeds that a WebSub hub is still to be told of. A row goes away once the hub has answered yes.
create table websub_pings (
  topic text primary key,
  due_at text not null,
  tries integer not null default 0,
  last_error text
) strict, without rowid;

-- What changed since the hub was last told; without it, every two minutes would read the whole table.
create index items_by_revision on items (last_revised_at);
