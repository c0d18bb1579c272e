-- Those who work in Vigie, and how they come in. Members of the letter are in `subscribers`: other people, other reasons.
create table people (
  -- Random: the audit log keeps it when the person is gone.
  id text primary key,
  email text not null unique collate nocase,
  name text not null,
  -- 'lecteur', 'veilleur', 'editeur', 'administrateur'.
  role text not null,
  -- 'invited' until the first sign-in, 'active', 'disabled'.
  status text not null,
  -- scrypt, in the form src/account/sign-in/password.ts writes; null: the person comes in by mail link or OpenID Connect.
  password_hash text,
  created_at text not null,
  last_sign_in_at text,
  -- What the desk calls new starts there; moved by the person alone.
  news_since text,
  -- One-letter keyboard shortcuts may be switched off (WCAG 2.1.4).
  shortcuts integer not null default 1
) strict;

-- Who an OpenID provider says a person is.
create table identities (
  issuer text not null,
  subject text not null,
  person_id text not null references people (id) on delete cascade,
  created_at text not null,
  primary key (issuer, subject)
) strict, without rowid;

create index identities_by_person on identities (person_id);

create table sessions (
  id text primary key,
  -- SHA-256 of the cookie: a copy of the database opens no session.
  token_hash text not null unique,
  -- The token before the last rotation, good for a minute: two tabs may have asked at once.
  previous_hash text,
  previous_until text,
  person_id text not null references people (id) on delete cascade,
  -- What each form of this session carries back.
  csrf text not null,
  -- 'full', or 'second-factor' while the passkey has not been shown.
  stage text not null,
  -- 'password', 'link', 'oidc'.
  method text not null,
  -- « Firefox sur Linux », for its owner to recognise it. No address is kept.
  device text not null,
  created_at text not null,
  seen_at text not null,
  expires_at text not null,
  -- 1: the next request gets a new token (the role changed).
  rotate integer not null default 0
) strict;

create index sessions_by_person on sessions (person_id);
create index sessions_by_previous on sessions (previous_hash) where previous_hash is not null;
create index sessions_by_end on sessions (expires_at);

create table one_time_links (
  -- SHA-256 of the token in the link.
  token_hash text primary key,
  -- 'first-account', 'invitation', 'sign-in', 'reset'.
  purpose text not null,
  person_id text references people (id) on delete cascade,
  created_at text not null,
  expires_at text not null,
  used_at text
) strict, without rowid;

create index one_time_links_by_person on one_time_links (person_id);

-- What is under way between two requests of one browser: an OpenID sign-in, a passkey's challenge.
create table sign_in_flows (
  -- SHA-256 of the browser's cookie.
  id_hash text primary key,
  kind text not null,
  data text not null,
  expires_at text not null
) strict, without rowid;

-- How soon something may be tried again (GCRA): `ready_at` in epoch milliseconds. Keys are hashes: no address is kept.
create table throttles (
  key text primary key,
  ready_at integer not null
) strict, without rowid;

create table passkeys (
  -- The credential's id, base64url.
  id text primary key,
  person_id text not null references people (id) on delete cascade,
  public_key text not null,
  counter integer not null,
  transports text not null default '[]',
  name text not null,
  created_at text not null,
  last_used_at text
) strict;

create index passkeys_by_person on passkeys (person_id);

create table recovery_codes (
  code_hash text primary key,
  person_id text not null references people (id) on delete cascade,
  created_at text not null
) strict, without rowid;

create index recovery_codes_by_person on recovery_codes (person_id);

-- Messages to staff that must leave after the answer, so that its time tells nothing. The link is made when it leaves.
create table account_mails (
  id text primary key,
  kind text not null,
  person_id text not null references people (id) on delete cascade,
  queued_at text not null,
  -- After this the message is of no use to anyone.
  expires_at text not null,
  attempts integer not null default 0,
  not_before text not null,
  last_error text
) strict, without rowid;

create index account_mails_by_time on account_mails (not_before);

create table api_keys (
  id text primary key,
  name text not null,
  -- JSON array of scopes.
  scopes text not null,
  key_hash text not null unique,
  -- The first characters, to tell one key from another.
  hint text not null,
  created_by text references people (id) on delete set null,
  created_at text not null,
  expires_at text not null,
  last_used_at text,
  revoked_at text
) strict;

-- Who did what to which thing, when. Written in the same batch as the change. Never a secret, never a mail's body.
create table audit_log (
  seq integer primary key,
  at text not null,
  -- Null for a program (command line, nightly job).
  actor_id text,
  -- The name at the time.
  actor text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  -- Words for a person: the item's title at the time, the account's address.
  subject text not null,
  -- JSON, what changed only.
  before text,
  after text,
  -- The same for all that one gesture did: what « Annuler » undoes.
  operation text,
  -- What the journal is filtered by.
  kind text generated always as (
    case when action in ('person.sign-in', 'person.sign-in-refused', 'person.sign-out', 'person.recovery-code') then 'sign-in'
    else substr(action, 1, instr(action, '.') - 1) end) virtual
) strict;

create index audit_log_by_time on audit_log (at desc);
create index audit_log_by_subject on audit_log (subject_type, subject_id, seq desc);
create index audit_log_by_actor on audit_log (actor_id, seq desc);
create index audit_log_by_kind on audit_log (kind, seq desc);
create index audit_log_by_operation on audit_log (operation) where operation is not null;

-- The legal pages as staff wrote them; without a row the built-in text stands.
create table site_pages (
  slug text primary key,
  markdown text not null,
  updated_at text not null,
  updated_by text
) strict, without rowid;
