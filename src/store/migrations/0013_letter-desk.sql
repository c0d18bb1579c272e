-- A letter is a draft that people finish before it leaves: 'draft', 'approved' (leaves at send_at), 'sending', 'sent',
-- 'cancelled' (a person decided that it does not leave; its number stays taken).
alter table letters add column state text not null default 'sent';
-- When it leaves: asked by who approved it, or by the settings when it may leave alone (UTC).
alter table letters add column send_at text;
-- 1: it leaves alone at send_at if nobody has touched it.
alter table letters add column alone integer not null default 0;
-- The last version; each is in letter_versions.
alter table letters add column version integer not null default 1;
-- The first change that a person made.
alter table letters add column touched_at text;
alter table letters add column approved_by text;
alter table letters add column approved_at text;

update letters set state = case when sent_at is null then 'sending' else 'sent' end;

create index letters_to_send on letters (send_at) where state in ('draft', 'approved', 'sending');

-- Every version of a draft, each with the gesture that made it: what « Annuler » and « Revenir à cette version » read.
create table letter_versions (
  letter_id text not null references letters (id) on delete cascade,
  version integer not null,
  at text not null,
  -- Null: the machine.
  person_id text references people (id) on delete set null,
  author text not null,
  -- French, for the list of versions: « a retiré « Fermeture du cuivre » ».
  gesture text not null,
  content text not null,
  primary key (letter_id, version)
) strict, without rowid;

create index letter_versions_by_person on letter_versions (person_id) where person_id is not null;

-- What editors say to each other of a draft; never sent.
create table letter_comments (
  id text primary key,
  letter_id text not null references letters (id) on delete cascade,
  -- The story it is about; null: the whole letter.
  card_id text,
  person_id text references people (id) on delete set null,
  -- The name at the time.
  author text not null,
  text text not null,
  written_at text not null,
  settled_at text
) strict, without rowid;

create index letter_comments_by_letter on letter_comments (letter_id, written_at);
create index letter_comments_by_person on letter_comments (person_id) where person_id is not null;
