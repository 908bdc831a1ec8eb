-- Statements refused for the catalogue's sake are found again by their report, and recorded once the catalogue is mended.
alter table quarantine
  add column stream       uuid,
  add column sequence     bigint,
  add column resolved_at  timestamptz;
create index quarantine_of_report on quarantine (unit, stream, sequence)
  where reason = 'STATEMENTS_REFUSED' and resolved_at is null;

-- Null when recorded with its report: then the report's own time holds.
alter table statement add column recorded_at timestamptz;
