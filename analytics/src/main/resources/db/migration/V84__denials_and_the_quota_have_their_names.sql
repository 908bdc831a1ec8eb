-- Acts that were denied, apart from reports and messages that were rejected.
alter table refusal rename to access_denial;
alter table outbox rename column refusals to rejections;

-- Whether the row counts within its sender's quota.
alter table quarantine rename column has_place to in_quota;
alter index quarantine_places_of_unit rename to quarantine_quota_of_unit;
alter index quarantine_without_place rename to quarantine_outside_quota;
alter index quarantine_places_unproven rename to quarantine_quota_unproven;
