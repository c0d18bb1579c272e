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

-- Proof of coverage, by source and day of Paris. Seen counts each item once a day.
create table feed_days (
  feed_id text not null,
  day text not null,
  checks integer not null default 0,
  failed_checks integer not null default 0,
  seen integer not null default 0,
  added integer not null default 0,
  revised integer not null default 0,
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
  first_seen_at text not null,
  last_seen_at text not null,
  last_day text not null,
  unique (feed_id, rule, identity)
) strict;

create index rejections_by_day on rejections (last_day desc, seq desc);

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
