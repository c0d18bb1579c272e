-- The ledger of a letter: queued → sending → handed → sent, deferred, failed, bounced, complained, or skipped.
-- 'sending': taken by a run, certainly not by a server. 'handed': written right before the last bytes leave.
-- When the message may be tried (again); of a queued one, until when it waits in a queue of the runtime.
alter table deliveries add column not_before text;
-- The domain of the address while the message waits: what the rate of each domain is counted by.
alter table deliveries add column domain text not null default '';
alter table deliveries add column queued_at text;
-- The run that has it in hand: what another finds of a dead one can be told from what a living one does.
alter table deliveries add column run text;
-- The last time that the bytes were about to leave: what the sliding window counts.
alter table deliveries add column handed_at text;
-- 1: it may have left all the same, so it is never sent again.
alter table deliveries add column maybe_left integer not null default 0;
-- What the provider's API calls the message, where it gives a name of its own.
alter table deliveries add column provider_id text;

create index deliveries_by_message on deliveries (message_id) where message_id is not null;
create index deliveries_by_provider on deliveries (provider_id) where provider_id is not null;
create index deliveries_by_handover on deliveries (handed_at) where handed_at is not null;
create index deliveries_by_subscriber on deliveries (subscriber_id, letter_id);

-- Runs that deliver: a row past its time is of a dead one.
create table delivery_runs (
  id text primary key,
  -- 1: no other such run starts meanwhile.
  alone integer not null,
  until text not null
) strict, without rowid;

-- What waits, and why: '*' all mail, 'domain:exemple.fr' what goes there, 'letter:2026-S48' one letter (a person's word).
create table mail_pauses (
  scope text primary key,
  -- Null: until a person resumes.
  until text,
  -- Pauses in a row without a message that passed between: each lasts twice as long.
  level integer not null,
  -- French.
  reason text not null,
  at text not null
) strict, without rowid;

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

-- Soft bounces in a row of an address that still gets letters: three letters suspend it.
create table soft_bounces (
  address_hash text primary key,
  count integer not null,
  -- The last letter counted: a server that says it twice of one letter counts once.
  letter_id text not null,
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
