-- One row a feed definition: what the last check said, and when the next is due.
create table feed_state (
  feed_id text primary key,
  next_check_at text not null,
  lease_until text,
  lease_holder text,
  etag text,
  last_modified text,
  -- The address that gave etag and last_modified, when redirects led elsewhere than to the feed's own.
  validators_from text,
  body_hash text,
  -- The definition that the validators belong to: a new address or selector starts afresh.
  definition_hash text,
  checked_at text,
  succeeded_at text,
  changed_at text,
  -- 'fresh', 'unchanged', 'limited', 'failed', 'unconfigured'; null before the first check.
  outcome text,
  failures integer not null default 0,
  error_code text,
  error_message text,
  failing_since text,
  http_status integer,
  items_seen integer not null default 0,
  items_new integer not null default 0,
  items_dropped integer not null default 0,
  -- The document was malformed and read all the same; the sentence says how.
  bozo text,
  duration_ms integer
) strict, without rowid;

create index feed_state_due on feed_state (next_check_at);

-- Work for the search index, written in the same batch as the item.
create table index_queue (
  item_id text primary key,
  queued_at text not null,
  attempts integer not null default 0,
  not_before text,
  last_error text
) strict, without rowid;

create index index_queue_by_age on index_queue (queued_at, item_id);

-- The same table of jobs in Node and on Workers: a lease keeps two runs apart.
create table jobs (
  name text primary key,
  lease_until text,
  lease_holder text,
  started_at text,
  finished_at text,
  outcome text,
  detail text
) strict, without rowid;
