-- A search that a person keeps: the query string of its address on the site, canonical.
create table saved_searches (
  id text primary key,
  person_id text not null references people (id) on delete cascade,
  name text not null,
  query text not null,
  -- Colleagues see it in their list and may take its alerts.
  shared integer not null default 0,
  created_at text not null,
  updated_at text not null,
  -- Taken off the list; it can be put back while its address still answers.
  removed_at text
) strict, without rowid;

create index saved_searches_by_person on saved_searches (person_id, name);
create index saved_searches_shared on saved_searches (name) where shared = 1;

-- When each person last looked at a saved search: what Vigie first had since is new to them.
create table saved_search_looks (
  search_id text not null references saved_searches (id) on delete cascade,
  person_id text not null references people (id) on delete cascade,
  seen_at text not null,
  primary key (search_id, person_id)
) strict, without rowid;

create index saved_search_looks_by_person on saved_search_looks (person_id);

-- Being told: by mail to a person, or by a signed webhook.
create table search_alerts (
  id text primary key,
  search_id text not null references saved_searches (id) on delete cascade,
  person_id text not null references people (id) on delete cascade,
  channel text not null check (channel in ('mail', 'webhook')),
  rhythm text not null check (rhythm in ('now', 'day', 'week')),
  -- Of a webhook: its address and the key of its signatures.
  target text not null default '',
  secret text,
  created_at text not null,
  -- What was first seen up to then was looked at.
  checked_until text not null,
  last_sent_at text,
  next_at text not null,
  failures integer not null default 0,
  last_error text,
  -- By too many failures (`last_error` says which); stopping an alert deletes it.
  paused_at text,
  unique (person_id, search_id, channel, target)
) strict, without rowid;

create index search_alerts_due on search_alerts (channel, next_at) where paused_at is null;
create index search_alerts_by_search on search_alerts (search_id);

-- The ledger: what is being told (told_at is null), and what was. Nothing is told twice by one alert.
create table alert_items (
  alert_id text not null references search_alerts (id) on delete cascade,
  item_id text not null references items (id) on delete cascade,
  -- Shared by what leaves together; a receiver that sees it twice has it already.
  delivery_id text not null,
  told_at text,
  primary key (alert_id, item_id)
) strict, without rowid;

-- Without a date: what is being told.
create index alert_items_by_age on alert_items (told_at, alert_id);
create index alert_items_by_item on alert_items (item_id);

-- Each call of a webhook, for who has to find out why nothing came.
create table alert_calls (
  id text primary key,
  alert_id text not null references search_alerts (id) on delete cascade,
  at text not null,
  -- HTTP status; null: no answer.
  status integer,
  detail text not null,
  items integer not null
) strict, without rowid;

create index alert_calls_by_alert on alert_calls (alert_id, at desc, id);

-- What staff changed in the synonyms of the search, over those of the code.
create table synonym_edits (
  -- The words of the group, folded and sorted.
  key text primary key,
  action text not null check (action in ('add', 'remove')),
  -- JSON list of the expressions, as they are written.
  words text not null,
  person_id text references people (id) on delete set null,
  author text not null,
  changed_at text not null
) strict, without rowid;
