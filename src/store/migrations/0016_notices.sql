-- What a person was told of a date or a text, once each: a row is written before the mail leaves and dated after.
create table notices_told (
  person_id text not null references people (id) on delete cascade,
  -- 'j-30', 'j-7', 'moved', 'withdrawn', 'texte'.
  kind text not null,
  -- The item; for a text, the item that changes it. Not a key: an item that is gone was told all the same.
  item_id text not null,
  -- What was told: « closing 2027-03-15 » (role and date), or the reference of the text. Another value is told anew.
  value text not null,
  told_at text,
  primary key (person_id, kind, item_id, value)
) strict, without rowid;

create index notices_told_by_age on notices_told (told_at);

alter table people add column date_notices integer not null default 1;
alter table people add column text_notices integer not null default 1;
-- The last daily mail: one a day, whatever is in it.
alter table people add column noticed_at text;
-- When notices are looked at next; '' until the first time was set.
alter table people add column notices_next_at text not null default '';
-- In a row, and why, in French.
alter table people add column notices_failures integer not null default 0;
alter table people add column notices_error text;
-- Refused too often: waits for the person.
alter table people add column notices_paused_at text;
