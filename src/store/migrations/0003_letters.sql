create table subscribers (
  id text primary key,
  email text not null unique,
  -- 'pending' until the person confirms; the row of someone who leaves is deleted (RGPD).
  status text not null,
  axes text not null default '[]',
  created_at text not null,
  confirmed_at text,
  -- Proof of consent: when the confirmation mail left, and the wording agreed to.
  confirmation_sent_at text,
  consent text
) strict, without rowid;

create table letters (
  id text primary key,
  number integer not null unique,
  -- The period told, first day included, last day excluded (UTC instants).
  period_start text not null,
  period_end text not null,
  subject text not null,
  html text not null,
  text text not null,
  -- Public ids of the items told, in order: an item is not told twice.
  item_ids text not null,
  created_at text not null,
  sent_at text
) strict, without rowid;

-- The ledger: one row a letter and person, so that a crash resumes and nobody gets it twice.
create table deliveries (
  letter_id text not null references letters (id) on delete cascade,
  subscriber_id text not null,
  -- 'queued', 'sending', 'sent', 'deferred', 'failed'.
  status text not null,
  attempts integer not null default 0,
  updated_at text not null,
  message_id text,
  error text,
  primary key (letter_id, subscriber_id)
) strict, without rowid;
