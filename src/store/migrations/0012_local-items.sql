-- Items about a commune or an EPCI, for the map: its counts then leave the wide rows alone. The last two
-- columns are there for SQLite to see that it needs nothing else.
create index items_local on items (coalesce(published_at, updated_at, first_seen_at), territories, relevant, withdrawn_at)
  where relevant = 1 and withdrawn_at is null
    and (instr(territories, '"commune-') > 0 or instr(territories, '"epci-') > 0);
