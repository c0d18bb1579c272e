-- The whole watch is given away in the order in which it was first seen; months are counted without reading an item.
create index items_given on items (first_seen_at, id, last_revised_at, withdrawn_at) where relevant = 1;
