-- What waits for the search server, beside the embedded index which has it already: a server that was away catches up.
create table server_queue (
  item_id text primary key,
  queued_at text not null,
  attempts integer not null default 0,
  not_before text,
  last_error text,
  -- Refused time after time while the server was there: shown to staff, tried again when they ask.
  dead_at text
) strict, without rowid;

create index server_queue_by_age on server_queue (queued_at, item_id) where dead_at is null;
