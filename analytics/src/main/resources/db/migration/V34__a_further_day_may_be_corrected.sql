-- A later day that was told may be corrected: it is told again with its other value, or taken back. Of the events of one day
-- the last one holds; whoever judges the series adds them, and nobody else does meanwhile.
drop index alert_further_once;
