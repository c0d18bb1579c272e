-- Small values that must survive a restart (the signing key of links when none is configured).
create table settings (
  name text primary key,
  value text not null
) strict, without rowid;

create table subscribers (
  -- Random: the signed links carry it, and the ledger keeps it when the person is gone.
  id text primary key,
  email text not null unique collate nocase,
  -- 'pending' until the person confirms; the row of someone who leaves is deleted (RGPD).
  status text not null,
  -- Chosen axes as a JSON array; empty: all.
  axes text not null default '[]',
  -- What the last form asked for, taken over when the person confirms; null when nothing waits.
  requested_axes text,
  created_at text not null,
  -- Slows down who fills the form again and again: the last request let through, and how many in a row.
  requested_at text,
  requests integer not null default 0,
  -- When the last message of the subscription itself (not a letter) left.
  mailed_at text,
  -- Proof of consent: when the confirmation mail left, when the person confirmed, and the wording agreed to.
  confirmation_sent_at text,
  confirmed_at text,
  consent text
) strict;

create index subscribers_by_request on subscribers (requested_at);

create table letters (
  -- The ISO week in Europe/Paris ('2026-S48'): one letter a week, whoever asks first.
  id text primary key,
  number integer not null unique,
  -- The period told, first instant included, last excluded (UTC).
  period_start text not null,
  period_end text not null,
  subject text not null,
  html text not null,
  text text not null,
  -- The letter as data (JSON): each person's own is rendered from it, the same today and after a retry.
  content text not null,
  -- Public ids of the items told, in order: an item is not told twice.
  item_ids text not null,
  created_at text not null,
  -- When the first run over the subscribers ended; deferred messages may still follow.
  sent_at text
) strict;

-- The ledger: one row a letter and person, so that a crash resumes and nobody gets it twice.
create table deliveries (
  letter_id text not null references letters (id) on delete cascade,
  subscriber_id text not null,
  -- 'queued', 'sending', 'sent', 'deferred', 'failed', 'skipped'.
  status text not null,
  attempts integer not null default 0,
  updated_at text not null,
  message_id text,
  error text,
  primary key (letter_id, subscriber_id)
) strict, without rowid;

create index deliveries_by_status on deliveries (status, letter_id);
