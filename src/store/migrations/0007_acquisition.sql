-- Sources that staff wrote on the site: new ones, or another wording of one that the code describes. The definition is
-- checked like those of the code each time it is written. An archived one is kept for its items and never fetched.
create table site_feeds (
  feed_id text primary key,
  definition text not null,
  created_at text not null,
  updated_at text not null,
  archived_at text
) strict, without rowid;

-- Put on hold by a person, whoever described the source.
create table feed_pauses (
  feed_id text primary key,
  reason text not null,
  paused_at text not null
) strict, without rowid;

-- What a permanent redirect (301, 308) taught, and when a publisher said that the address is gone for good (410).
alter table feed_state add column moved_to text;
alter table feed_state add column moved_at text;
alter table feed_state add column gone_at text;
-- Minutes between two publications, learnt from the dates of its items; null until enough are known.
alter table feed_state add column rhythm_minutes integer;
-- Minutes between checks that the document itself asks for (ttl, sy:updatePeriod), null when it says nothing.
alter table feed_state add column asked_minutes integer;
-- JSON: the hours (GMT) and days when it says that it is not published (RSS skipHours, skipDays).
alter table feed_state add column skip_times text;
-- How many items a reading usually brings (moving mean): a page that lost a third of them is told.
alter table feed_state add column usual_items real;
-- Read, but something is odd: a code and a French sentence.
alter table feed_state add column warning_code text;
alter table feed_state add column warning text;
-- First time that it was read with at least one item, by a refresh or by « vigie check »: until then « à vérifier ».
alter table feed_state add column confirmed_at text;
-- What a reader in several steps notes for itself: the last archive of the Journal officiel that it read.
alter table feed_state add column cursor text;
alter table feed_state add column health text;
alter table feed_state add column health_since text;

-- Each passage from one state of health to another: the history on the page of the source, and the daily mail.
create table health_changes (
  seq integer primary key,
  feed_id text not null,
  changed_at text not null,
  health text not null,
  previous text,
  code text,
  message text,
  -- When the mail to staff told it.
  told_at text
) strict;

create index health_changes_by_feed on health_changes (feed_id, changed_at desc);
create index health_changes_by_told on health_changes (told_at, changed_at);

-- Proof of coverage, by source and day of Paris.
create table feed_days (
  feed_id text not null,
  day text not null,
  checks integer not null default 0,
  failed_checks integer not null default 0,
  -- Entries that stood in its documents that day, each once: those of the longest reading, and what was new in the
  -- others. A document that has not changed counts as it was read. An old entry that comes back in the middle of the day
  -- may be missed: never more than stood there.
  seen integer not null default 0,
  added integer not null default 0,
  revised integer not null default 0,
  -- Among those seen, each once.
  rejected integer not null default 0,
  primary key (feed_id, day)
) strict, without rowid;

create index feed_days_by_day on feed_days (day);

-- What was seen and not kept, and by which rule. Names of persons (mesures nominatives) are counted, never written.
create table rejections (
  seq integer primary key,
  feed_id text not null,
  rule text not null,
  -- The item's identity, or a hash of what it says.
  identity text not null,
  title text not null,
  url text,
  -- The day of its issue, where the document has one: the Journal officiel is read by issue.
  published_at text,
  first_seen_at text not null,
  last_seen_at text not null,
  -- In Paris.
  last_day text not null,
  unique (feed_id, rule, identity)
) strict;

create index rejections_by_age on rejections (last_seen_at desc, seq desc);
-- Kept, and filed under no axis: the other half of what a watch lets go by.
create index items_off_scope on items (first_seen_at, seq, feed_id) where relevant = 0 and withdrawn_at is null;

-- robots.txt of each origin (RFC 9309), kept a day at most.
create table robots (
  origin text primary key,
  -- The file as it came, cut at 500 KiB; null when there is none (everything is allowed).
  body text,
  -- 'allow' or 'refuse' when the answer itself decides (4xx allows, 5xx refuses).
  rule text,
  fetched_at text not null,
  expires_at text not null
) strict, without rowid;

-- A notice that corrects or cancels earlier ones of its publisher, named by their identities: they may come before it or
-- after it, and in several feeds.
create table amendments (
  item_id text not null references items (id) on delete cascade,
  publisher text not null,
  amended_identity text not null,
  cancels integer not null,
  noted_at text not null,
  primary key (item_id, amended_identity)
) strict, without rowid;

create index amendments_by_amended on amendments (amended_identity, publisher);
-- When its publisher said that the item no longer holds. Equal to withdrawn_at when that is why it is withdrawn; a person may
-- have put it back since, or taken it off for a reason of their own.
alter table items add column source_withdrawn_at text;
-- The latest notice that corrects it.
alter table items add column amended_by text;
