-- Whose a record says it is, where no signature proves it; and how many bytes of it are kept (decision 030).
alter table quarantine
  add column record_key    text,                     -- as it came from the broker, be it cut
  add column claimed_unit  text,                     -- the unit that the record's key names
  add column kept_bytes    integer not null
    generated always as (length(payload) + octet_length(headers::text) + octet_length(detail)) stored,
  add column has_place     boolean not null default true;  -- whether it is one of those that its sender's share holds

create index quarantine_places_of_unit on quarantine (unit) include (kept_bytes)
  where unit is not null and has_place;
create index quarantine_without_place on quarantine (unit, id) include (kept_bytes) where not has_place;
create index quarantine_places_unproven on quarantine (claimed_unit) include (kept_bytes) where unit is null;
create index quarantine_by_age on quarantine (quarantined_at)
  where reason <> 'STATEMENTS_REFUSED' or resolved_at is not null;
create index quarantine_entries_by_age on quarantine (quarantined_at)
  where reason = 'STATEMENTS_REFUSED' and resolved_at is null and has_place;

-- Refused records that are not kept, by sender: '' stands for senders that are not known, and for those past the bound.
create table quarantine_count (
  topic_id      text not null,
  partition     integer not null,
  proven        boolean not null,                   -- whether a key of the unit signed them
  sender        text not null,
  records       bigint not null,
  bytes         bigint not null,
  first_offset  bigint not null,
  last_offset   bigint not null,
  first_at      timestamptz not null,
  last_at       timestamptz not null,
  last_reason   text not null,                      -- of the last of them, so that its sender can mend it
  last_detail   text not null,
  primary key (topic_id, partition, proven, sender)
);
create index quarantine_count_of_sender on quarantine_count (sender);
create index quarantine_count_by_age on quarantine_count (last_at);
