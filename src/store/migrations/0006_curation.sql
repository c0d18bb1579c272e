-- What people decided about items. It stands above what the tagger finds, today's and tomorrow's.
alter table items add column doubtful integer not null default 0;
-- A person has looked at the filing: kept, corrected, rejected.
alter table items add column reviewed_at text;

update items set doubtful = 1 where relevant = 1
  and coalesce((select max(score) from item_axes where item_axes.item_id = items.id), 0) < 9;

create index items_to_check on items (first_seen_at desc)
  where doubtful = 1 and relevant = 1 and reviewed_at is null and withdrawn_at is null;

create table item_decisions (
  item_id text primary key references items (id) on delete cascade,
  retained_at text,
  -- Marked for the next letter.
  letter_at text,
  -- JSON array of axes, a kind, a domain: each replaces the tagger's; null leaves it.
  axes text,
  kind text,
  domain text
) strict, without rowid;

create index item_decisions_for_letter on item_decisions (letter_at) where letter_at is not null;

create table item_notes (
  id text primary key,
  item_id text not null references items (id) on delete cascade,
  person_id text references people (id) on delete set null,
  -- The name at the time.
  author text not null,
  text text not null,
  written_at text not null
) strict;

create index item_notes_by_item on item_notes (item_id, written_at);

-- One person's own marks.
create table item_marks (
  person_id text not null references people (id) on delete cascade,
  item_id text not null references items (id) on delete cascade,
  starred_at text,
  read_at text,
  primary key (person_id, item_id)
) strict, without rowid;

create index item_marks_by_item on item_marks (item_id);
create index item_marks_starred on item_marks (person_id, starred_at desc) where starred_at is not null;
