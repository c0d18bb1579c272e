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
-- When the person left; the row is erased some days later, and comes back until then by the link of the farewell.
alter table subscribers add column left_at text;

create index subscribers_by_organisation on subscribers (organisation_id) where organisation_id is not null;
create index subscribers_left on subscribers (left_at) where left_at is not null;

-- A body that members belong to: a commune, an EPCI, a département, a syndicate. Who runs a wider one sees those inside.
create table organisations (
  id text primary key,
  name text not null,
  -- Code of its place, when it has one.
  place text,
  created_at text not null
) strict, without rowid;

create unique index organisations_by_name on organisations (name collate nocase);

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
