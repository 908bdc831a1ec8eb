package coop.minga.ingest.source.plausibility;

import java.time.LocalDate;

/**
 * A cell with a value, of one indicator.
 *
 * @param sequence its number within the file
 * @param unit as the row says it, else empty
 */
public record ValueCell(int sequence, long line, String column, LocalDate day, String text, String unit) {}
