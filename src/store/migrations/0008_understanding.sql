-- What was read of an item besides its subject: amounts, beneficiaries, places, legal references, dates (JSON, src/enrich/facts.ts).
alter table items add column facts text not null default '{}';

-- Which item is, cites, changes or repeals which legal text, by its normalised name.
create table item_refs (
  item_id text not null references items (id) on delete cascade,
  ref text not null,
  relation text not null,
  primary key (ref, item_id)
) strict, without rowid;

create index item_refs_by_item on item_refs (item_id);

-- The dates of items (role: opening, pre-deposit, submission, entry-into-force, event), from `facts`, to be listed by day.
create table item_dates (
  item_id text not null references items (id) on delete cascade,
  role text not null,
  value text not null,
  primary key (item_id, role, value)
) strict, without rowid;

create index item_dates_by_value on item_dates (value, role);

-- Calls without a closing date: few.
create index items_standing on items (coalesce(published_at, updated_at, first_seen_at) desc, id)
  where facts ->> 'standing' is not null;

-- A text that a person follows.
create table followed_refs (
  person_id text not null references people (id) on delete cascade,
  ref text not null,
  followed_at text not null,
  -- What was cited before is not told again.
  seen_at text not null,
  primary key (person_id, ref)
) strict, without rowid;

-- Where items that may tell one event meet: typed keys (text, address, call) and bands of their signatures.
create table story_keys (
  key text not null,
  item_id text not null references items (id) on delete cascade,
  -- After this instant nothing new is compared with it: 45 days, or until a call closes.
  until text not null,
  primary key (key, item_id)
) strict, without rowid;

create index story_keys_by_item on story_keys (item_id);

-- What a person decided of two items (ids in order): one story, or two. It stands above likeness.
create table story_decisions (
  low_id text not null references items (id) on delete cascade,
  high_id text not null references items (id) on delete cascade,
  together integer not null,
  person_id text references people (id) on delete set null,
  author text not null,
  decided_at text not null,
  primary key (low_id, high_id)
) strict, without rowid;

create index story_decisions_by_high on story_decisions (high_id);

-- One axis at a time: JSON { axis: 'yes' | 'no' }, over what the tagger finds or `axes` says.
alter table item_decisions add column axis_verdicts text;
-- Who last decided the axes, and when: what the model learns from is signed.
alter table item_decisions add column axes_person_id text references people (id) on delete set null;
alter table item_decisions add column axes_author text;
alter table item_decisions add column axes_at text;

create index item_decisions_by_axes_at on item_decisions (axes_at desc) where axes_at is not null;

-- What staff changed in the lexicon, as a whole, each time (JSON). The latest is in force.
create table taxonomy_versions (
  seq integer primary key,
  created_at text not null,
  person_id text references people (id) on delete set null,
  author text not null,
  note text not null,
  edits text not null,
  -- The version that this one puts back.
  restores integer
) strict;

-- What is being written on the site before it is published: one, that staff share.
create table taxonomy_draft (
  id integer primary key check (id = 1),
  -- Anew with each change: who writes over a change that they have not seen is told so.
  stamp text not null,
  -- The version that it starts from; 0: the lexicon of the code.
  base integer not null,
  changed_at text not null,
  person_id text references people (id) on delete set null,
  author text not null,
  edits text not null
) strict;

-- What the model learnt from corrections, on top of what it came with (JSON).
create table learnt_weights (
  seq integer primary key,
  learnt_at text not null,
  -- Of the corrections it was learnt from.
  examples integer not null,
  weights text not null
) strict;

-- Filing the whole history again, in the background.
create table retags (
  seq integer primary key,
  asked_at text not null,
  person_id text references people (id) on delete set null,
  author text not null,
  -- What asked for it: a version of the lexicon, an update of Vigie.
  reason text not null,
  total integer not null,
  done integer not null default 0,
  changed integer not null default 0,
  -- The last `items.seq` filed.
  cursor integer not null default 0,
  finished_at text,
  failure text
) strict;
