-- The embedded engine, second form (see src/search/embedded). Words come folded and stemmed by src/search/french, so
-- the tokenizer has nothing left to do but split; contentless: the text itself stays in items.
drop table search_facets;
drop table search_words;
drop table search_documents;

-- `marks` holds the same stems again where they weigh more (of the title, of the publisher, salient in the text), each
-- behind a sign that no word has, and the legal references: a list of their own is shorter than a column filter, which
-- must read the whole list of the word.
create virtual table search_words using fts5 (
  title, text, publisher, marks,
  content = '', contentless_delete = 1,
  tokenize = 'ascii'
);

-- Words as written, for their beginnings.
create virtual table search_beginnings using fts5 (
  forms,
  content = '', contentless_delete = 1,
  detail = 'none',
  tokenize = 'ascii',
  prefix = '2 3'
);

-- A document that changes gets a new number, never used before: what was computed from a number stays true.
create table search_documents (
  number integer primary key autoincrement,
  id text not null unique,
  -- Of the analyser that read it.
  version integer not null,
  -- The first words of the title, the text and the publisher, a line each: what the best results are ranked by.
  lead text not null
) strict;

create index search_documents_by_version on search_documents (version);

-- One row: `epoch` changes when numbers lose their meaning, `sealed` is how many segments are closed.
create table search_state (
  one integer primary key check (one = 1),
  epoch integer not null,
  sealed integer not null
) strict;

insert into search_state (one, epoch, sealed) values (1, 1, 0);

-- Publishers and places, numbered; and stories.
create table search_values (number integer primary key autoincrement, value text not null unique) strict;
create table search_stories (number integer primary key autoincrement, story text not null unique) strict;

-- Documents since the last closed segment: their facts as a JSON list of numbers, and their words.
create table search_tail (
  number integer primary key,
  facts text not null,
  words text not null
) strict;

-- Closed segments of 4,096 numbers: a row a column, packed in base 64. Never changed, only dropped.
create table search_segments (
  segment integer not null,
  part text not null,
  data text not null,
  primary key (segment, part)
) strict;

-- Which documents of a closed segment hold a common word.
create table search_bits (
  token text not null,
  segment integer not null,
  bits text not null,
  primary key (token, segment)
) strict, without rowid;

-- Common words, and the first segment since which search_bits has them.
create table search_common (token text primary key, first integer not null) strict, without rowid;

-- Numbers that documents lost, in the order they did.
create table search_dead (seq integer primary key autoincrement, number integer not null) strict;

create index search_dead_by_number on search_dead (number);

-- The vocabulary: about how many documents have a word.
create table search_forms (form text primary key, documents integer not null) strict, without rowid;

-- The new index is empty: every item goes in again.
insert into index_queue (item_id, queued_at)
select id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now') from items where true
on conflict (item_id) do update set queued_at = excluded.queued_at, attempts = 0, not_before = null;
