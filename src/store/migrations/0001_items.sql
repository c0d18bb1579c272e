-- What Vigie read. One row an item; the same identity seen again is a revision, never a twin.
create table items (
  seq integer primary key,
  id text not null unique,
  feed_id text not null,
  identity text not null,
  url text,
  title text not null,
  content_html text not null,
  summary_html text not null,
  text text not null,
  author text,
  language text,
  published_at text,
  updated_at text,
  first_seen_at text not null,
  last_revised_at text not null,
  categories text not null default '[]',
  enclosures text not null default '[]',
  territories text not null default '[]',
  content_hash text not null,
  relevant integer not null,
  domain text not null,
  kind text not null,
  -- The kind told by a field of the source, kept so that a later tagger can start again from it.
  source_kind text,
  closing_at text,
  closing_origin text,
  closing_evidence text,
  -- Items of different feeds with the same key tell one event; empty when the title says too little.
  title_key text not null default '',
  story_id text,
  withdrawn_at text,
  withdrawn_reason text,
  unique (feed_id, identity)
) strict;

create index items_by_date on items (coalesce(published_at, updated_at, first_seen_at) desc);
-- Measured on 100,000 items: without these two, the page of a busy source and the counts read whole tables. The second
-- holds all that a count asks for, so that the wide rows are left alone.
create index items_by_feed on items (feed_id, coalesce(published_at, updated_at, first_seen_at) desc, id);
create index items_counted on items (feed_id, relevant, first_seen_at) where withdrawn_at is null;
create index items_by_first_seen on items (first_seen_at);
create index items_by_closing on items (closing_at) where closing_at is not null;
create index items_by_url on items (url) where url is not null;
create index items_by_title_key on items (title_key) where title_key <> '';
create index items_by_story on items (story_id) where story_id is not null;

create table item_axes (
  item_id text not null references items (id) on delete cascade,
  axis_id text not null,
  position integer not null,
  score real not null,
  reasons text not null,
  primary key (item_id, axis_id)
) strict, without rowid;

create index item_axes_by_axis on item_axes (axis_id);

-- What changed, each time a reader would have seen a difference.
create table revisions (
  item_id text not null references items (id) on delete cascade,
  revised_at text not null,
  title text not null,
  text text not null,
  closing_at text,
  primary key (item_id, revised_at)
) strict, without rowid;

-- An item that staff deleted: it does not come back by itself.
create table tombstones (
  feed_id text not null,
  identity text not null,
  reason text not null,
  buried_at text not null,
  primary key (feed_id, identity)
) strict, without rowid;

-- The official SCORAN wording may replace ours: the label is data, the id never changes.
create table axis_labels (
  axis_id text primary key,
  label text not null,
  updated_at text not null
) strict, without rowid;
