-- What a member chose, on one page without a password. Empty lists: everything.
alter table subscribers add column domains text not null default '[]';
-- Code of the place (commune-41018, epci-200030385…); null: everywhere.
alter table subscribers add column place text;
-- 'week', 'fortnight', 'month'.
alter table subscribers add column frequency text not null default 'week';
-- How dates are written: 'fr', 'en'.
alter table subscribers add column dates text not null default 'fr';
-- 'full', 'short'.
alter table subscribers add column length text not null default 'full';
-- Written in the same batch as the ledger: what the next letter of a fortnight or a month starts after.
alter table subscribers add column last_letter integer;
-- 'form', 'staff', 'import'.
alter table subscribers add column origin text not null default 'form';
alter table subscribers add column organisation_id text;
-- The status is then 'left'. The row is erased some days later, and comes back until then by the link of the farewell.
alter table subscribers add column left_at text;
-- As staff wrote it; '' for those who came by the form, which does not ask.
alter table subscribers add column name text not null default '';
-- The same without capitals nor accents: what the list is searched by.
alter table subscribers add column name_key text not null default '';
-- What the last form asked for beside requested_axes, as JSON (domains, place, frequency, dates, length).
alter table subscribers add column requested text;
-- The last message that told a change of the preferences: one an hour.
alter table subscribers add column noticed_at text;

create index subscribers_by_organisation on subscribers (organisation_id) where organisation_id is not null;
create index subscribers_left on subscribers (left_at) where left_at is not null;
create index subscribers_by_place on subscribers (place) where place is not null;
create index subscribers_by_status on subscribers (status, email);

-- A body that members belong to: a commune, an EPCI, a département, a syndicate. Who runs a wider one sees those inside.
create table organisations (
  id text primary key,
  name text not null unique collate nocase,
  -- Codes of what it covers, as a JSON array: a syndicate has several.
  places text not null default '[]',
  created_at text not null
) strict, without rowid;

create table member_groups (
  id text primary key,
  name text not null unique collate nocase,
  created_at text not null
) strict, without rowid;

create table group_members (
  group_id text not null references member_groups (id) on delete cascade,
  subscriber_id text not null references subscribers (id) on delete cascade,
  primary key (group_id, subscriber_id)
) strict, without rowid;

create index group_members_by_subscriber on group_members (subscriber_id);

-- Messages to members that wait to leave: written in the batch of what they tell, so that none is lost.
create table member_mails (
  subscriber_id text not null references subscribers (id) on delete cascade,
  -- 'invitation' (asks to confirm), 'welcome', 'change', 'farewell'.
  kind text not null,
  -- 'change': what the person had chosen when last told, as JSON.
  before text,
  not_before text not null,
  attempts integer not null default 0,
  primary key (subscriber_id, kind)
) strict, without rowid;

create index member_mails_by_kind on member_mails (kind, not_before);

-- A file of members, analysed before anything is written.
create table member_imports (
  id text primary key,
  person_id text references people (id) on delete set null,
  -- The name at the time.
  author text not null,
  file text not null,
  made_at text not null,
  -- 'read', 'writing', 'done'.
  state text not null,
  -- 'confirm': each confirms by mail; 'given': consent was collected before, elsewhere.
  consent text not null,
  -- Who collected it, when and how, for the lines that do not say.
  proof text not null,
  -- The names of the columns, and what was counted as the file was read, as JSON.
  header text not null,
  counts text not null,
  -- Members that it made.
  added integer not null default 0
) strict, without rowid;

create index member_imports_by_time on member_imports (made_at);
create index member_imports_by_person on member_imports (person_id) where person_id is not null;

-- Its lines by some hundreds, in the order of the file. What is written of them goes; what is at fault stays to be told.
create table member_import_parts (
  import_id text not null references member_imports (id) on delete cascade,
  seq integer not null,
  -- Lines that can be members, as JSON; null once written.
  ready text,
  -- Lines that cannot, each with its column and reason, as JSON.
  faults text not null,
  primary key (import_id, seq)
) strict, without rowid;
