-- What was committed without its author hearing of it is not posted again; older messages have no draft.
alter table message add column draft uuid;
create unique index message_of_a_draft on message (author, draft) where draft is not null;
