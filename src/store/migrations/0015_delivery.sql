-- The ledger knows when to try again, and which letters one message tells (a fortnight, a month).
alter table deliveries add column not_before text;
-- The domain of the address while the message waits: what the rate of each domain is counted by.
alter table deliveries add column domain text not null default '';

-- Addresses that nothing is sent to: a bounce, a complaint, or a person's word. Only a keyed hash of the address.
create table suppressions (
  address_hash text primary key,
  -- 'bounce', 'complaint', 'manual'.
  reason text not null,
  -- French, without the address: « 550, boîte inconnue ».
  detail text not null,
  at text not null
) strict, without rowid;

create index suppressions_by_time on suppressions (at desc);

-- Soft bounces in a row of an address that still gets letters: three suspend it.
create table soft_bounces (
  address_hash text primary key,
  count integer not null,
  last_at text not null
) strict, without rowid;

-- What providers and servers told afterwards, once each: a webhook comes again until it is answered.
create table mail_events (
  id text primary key,
  at text not null,
  kind text not null,
  letter_id text,
  subscriber_id text,
  detail text not null
) strict, without rowid;

create index mail_events_by_time on mail_events (at);
