-- The address that gave etag and last_modified, when redirects led elsewhere than to the feed's own.
alter table feed_state add column validators_from text;
