-- By the machine's clock. Messages from before have none and do not count.
alter table message add column posted_at timestamptz;
alter table message alter column posted_at set default now();
create index message_by_author on message (author, posted_at);
