-- The embedded engine. Words are folded and stemmed by src/search/french.ts before they come here, so the
-- tokenizer has nothing left to do but split. Contentless: the text itself stays in items.
-- `forms` holds the words as written (once each) where the stem is shorter: numéri* must find « numer ».
create virtual table search_words using fts5 (
  title, text, publisher, forms,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);

create table search_documents (
  rowid integer primary key,
  id text not null unique,
  relevant integer not null,
  sort_date text not null,
  deadline text
) strict;

create index search_documents_by_date on search_documents (sort_date desc);
create index search_documents_by_deadline on search_documents (deadline) where deadline is not null;

create table search_facets (
  document integer not null,
  facet text not null,
  value text not null,
  primary key (facet, value, document)
) strict, without rowid;

create index search_facets_by_document on search_facets (document);
